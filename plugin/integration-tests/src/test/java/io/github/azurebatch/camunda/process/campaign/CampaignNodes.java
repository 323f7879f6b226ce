package io.github.azurebatch.camunda.process.campaign;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The engine processes of a site, which count their requests and commits together. */
final class CampaignNodes implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final Duration JOB_LOCK = Duration.ofSeconds(5);

  private final int size;
  private final Path log;
  private final Path commitCount;
  private final RequestFault requestFault = new RequestFault();
  private final List<CampaignNode> nodes = new ArrayList<>();

  /**
   * @param size how many there are
   * @param log what they log is appended to it
   */
  CampaignNodes(int size, Path log) {
    this.size = size;
    this.log = log;
    this.commitCount = log.resolveSibling("commits-" + UUID.randomUUID());
  }

  /**
   * Starts those that are missing, and does not wait.
   *
   * @param settings of the plugin
   */
  void fill(Map<String, String> settings) {
    nodes.removeIf(node -> !node.process().isAlive() && close(node));
    while (nodes.size() < size) {
      nodes.add(start(settings));
    }
  }

  /** Waits until the engines of all run. */
  void awaitStart() {
    nodes.forEach(node -> node.process().awaitStart());
  }

  private static boolean close(CampaignNode node) {
    node.close();
    return true;
  }

  private CampaignNode start(Map<String, String> plugin) {
    FaultProxy proxy = new FaultProxy(requestFault);
    Map<String, String> settings = new HashMap<>(plugin);
    settings.put("lease-duration", LEASE.toString());
    settings.put(EngineNode.JOB_LOCK_TIME, JOB_LOCK.toString());
    settings.put(EngineNode.PROXY_PORT, String.valueOf(proxy.port()));
    settings.put(EngineNode.COMMIT_COUNT, commitCount.toString());
    NodeProcess process = NodeProcess.start(Databases.postgresqlUrl(), settings, log);
    proxy.acts(process::kill);
    return new CampaignNode(proxy, process);
  }

  /** Takes turns. */
  NodeProcess next() {
    CampaignNode next = nodes.remove(0);
    nodes.add(next);
    return next.process();
  }

  /** Counts requests from now on. */
  void count() {
    requestFault.count();
  }

  int requests() {
    return requestFault.requests();
  }

  long commits() {
    return nodes.get(0).process().commits();
  }

  /** Lets a fault at a boundary happen to the one that comes to it. */
  void plan(Fault fault) {
    if (fault instanceof Fault.AtRequest at) {
      requestFault.at(at.number(), at.after());
    } else if (fault instanceof Fault.AtCommit at) {
      long commit = commits() + at.number();
      nodes.forEach(node -> node.process().haltAt(commit, at.after()));
    }
  }

  /** Takes back a fault that has not happened; it may happen just now. */
  void survive() {
    requestFault.count();
    nodes.stream()
        .map(CampaignNode::process)
        .filter(NodeProcess::isAlive)
        .forEach(NodeProcess::survive);
  }

  boolean anyHasDied() {
    return nodes.stream().anyMatch(node -> !node.process().isAlive());
  }

  @Override
  public void close() {
    nodes.forEach(CampaignNode::close);
    nodes.clear();
  }
}
