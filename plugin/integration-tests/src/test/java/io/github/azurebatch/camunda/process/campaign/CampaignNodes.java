package io.github.azurebatch.camunda.process.campaign;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.CommitFaults;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The engine processes of a site, which count their requests and commits together. */
final class CampaignNodes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration LEASE = Duration.ofSeconds(4);
  private static final Duration JOB_LOCK = Duration.ofSeconds(5);

  private final int size;
  private final Path log;
  private final AddedTasks added;
  private final CommitFaults commitFaults;
  private final RequestFaults requestFaults = new RequestFaults();
  private final List<CampaignNode> nodes = new ArrayList<>();
  private volatile Duration pause = Duration.ZERO;

  /**
   * @param size how many there are
   * @param log what they log is appended to it
   * @param added takes the tasks that they add
   */
  CampaignNodes(int size, Path log, AddedTasks added) {
    this.size = size;
    this.log = log;
    this.added = added;
    this.commitFaults = new CommitFaults(log.resolveSibling("commits-" + UUID.randomUUID()));
    this.commitFaults.forget();
  }

  /**
   * Starts those that are missing, and does not wait.
   *
   * @param settings of the plugin
   * @param pause how long those are stopped that are
   */
  void fill(Map<String, String> settings, Duration pause) {
    this.pause = pause;
    nodes.removeIf(node -> !node.process().isAlive() && close(node));
    while (nodes.size() < size) {
      nodes.add(start(settings));
    }
  }

  /** Waits until the engines of all run that live. */
  void awaitStart() {
    nodes.stream()
        .map(CampaignNode::process)
        .filter(NodeProcess::isAlive)
        .forEach(NodeProcess::awaitStart);
  }

  private static boolean close(CampaignNode node) {
    node.close();
    return true;
  }

  private CampaignNode start(Map<String, String> plugin) {
    FaultProxy proxy = new FaultProxy(requestFaults, added);
    Map<String, String> settings = new HashMap<>(plugin);
    settings.put("lease-duration", LEASE.toString());
    settings.put(EngineNode.JOB_LOCK_TIME, JOB_LOCK.toString());
    settings.put(EngineNode.PROXY_PORT, String.valueOf(proxy.port()));
    settings.put(EngineNode.COMMIT_FAULTS, commitFaults.folder().toString());
    NodeProcess process = NodeProcess.start(Databases.postgresqlUrl(), settings, log);
    proxy.acts(effect -> act(process, effect));
    return new CampaignNode(proxy, process);
  }

  private void act(NodeProcess process, Fault.Effect effect) {
    switch (effect) {
      case KILL -> process.kill();
      case STOP -> process.pause(pause);
    }
  }

  /** Takes note of the boundaries from now on. */
  void watch() {
    requestFaults.watch();
    commitFaults.watch();
  }

  /** The boundaries since {@link #watch}. */
  List<Boundary> seen() {
    return Stream.concat(
            requestFaults.seen().stream(),
            commitFaults.seen().stream().distinct().map(Boundary::commit))
        .toList();
  }

  /** Lets it happen to one of them, which take turns. */
  void inject(Fault.Effect effect) {
    CampaignNode next = nodes.remove(0);
    nodes.add(next);
    act(next.process(), effect);
  }

  /**
   * Lets it happen to the one that comes to the boundary, and waits until that is over.
   *
   * @param tooLate whether none will come there any more
   * @return whether it has happened
   */
  boolean inject(Fault.AtBoundary fault, BooleanSupplier tooLate) {
    return fault.boundary().place() == Boundary.Place.REQUEST
        ? injectAtRequest(fault, tooLate)
        : injectAtCommit(fault, tooLate);
  }

  private boolean injectAtRequest(Fault.AtBoundary fault, BooleanSupplier tooLate) {
    RequestFaults.Planned planned = requestFaults.plan(fault);
    awaitAny(planned::isMet, tooLate);
    requestFaults.forget();
    if (planned.isMet()) {
      await().atMost(PATIENCE).until(planned::isOver);
    }
    return planned.isMet();
  }

  private boolean injectAtCommit(Fault.AtBoundary fault, BooleanSupplier tooLate) {
    String id = UUID.randomUUID().toString();
    commitFaults.plan(id, fault.boundary().operation(), fault.after(), fault.effect().signal());
    awaitAny(() -> commitFaults.met(id).isPresent(), tooLate);
    if (commitFaults.withdraw(id)) {
      return false;
    }
    await().atMost(PATIENCE).until(() -> commitFaults.met(id).isPresent());
    NodeProcess victim = commitFaults.met(id).flatMap(this::process).orElseThrow();
    if (fault.effect() == Fault.Effect.STOP) {
      victim.goOnAfter(pause);
    } else {
      await().atMost(PATIENCE).until(() -> !victim.isAlive());
    }
    return true;
  }

  private static void awaitAny(BooleanSupplier happened, BooleanSupplier tooLate) {
    try {
      await()
          .pollInterval(Duration.ofMillis(100))
          .atMost(PATIENCE)
          .until(() -> happened.getAsBoolean() || tooLate.getAsBoolean());
    } catch (ConditionTimeoutException e) {
      // it has not happened
    }
  }

  private Optional<NodeProcess> process(long pid) {
    return nodes.stream()
        .map(CampaignNode::process)
        .filter(process -> process.pid() == pid)
        .findFirst();
  }

  @Override
  public void close() {
    nodes.forEach(CampaignNode::close);
    nodes.clear();
  }
}
