package io.github.azurebatch.camunda.benchmarks.cluster;

import io.github.azurebatch.camunda.benchmarks.site.Patience;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** The nodes that are left, and what their meters say of leases; those of killed ones are kept. */
final class ClusterNodes implements AutoCloseable {

  private final List<NodeProcess> nodes;
  private long conflicts;

  private ClusterNodes(List<NodeProcess> nodes) {
    this.nodes = new ArrayList<>(nodes);
  }

  static ClusterNodes start(int count, String database, Map<String, String> settings) {
    Path log = log();
    ClusterNodes started =
        new ClusterNodes(
            Stream.generate(() -> NodeProcess.start(database, settings, log))
                .limit(count)
                .toList());
    started.nodes.forEach(NodeProcess::awaitStart);
    return started;
  }

  private static Path log() {
    try {
      return Files.createTempFile("benchmark-nodes", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException("There is no place for the log of the nodes", e);
    }
  }

  /** Waits until the nodes hold all of so many leases, and no node more than its share. */
  void awaitShares(int leases) {
    int share = (leases + nodes.size() - 1) / nodes.size();
    Patience.until(
        () -> {
          List<Integer> held = leases();
          return held.stream().mapToInt(Integer::intValue).sum() == leases
              && held.stream().allMatch(each -> each <= share);
        },
        nodes.size() + " nodes share " + leases + " Batch jobs");
  }

  /** Waits until the nodes hold as many leases as there are to be held. */
  void awaitLeases(IntSupplier wanted) {
    Patience.until(
        () -> leases().stream().mapToInt(Integer::intValue).sum() >= wanted.getAsInt(),
        nodes.size() + " nodes hold all leases");
  }

  /** How many Batch jobs each of them looks after. */
  List<Integer> leases() {
    return nodes.stream().map(node -> (int) node.meter("camunda.azurebatch.leases")).toList();
  }

  /** Ends one of them as a crash does. */
  void killOne() {
    NodeProcess victim = nodes.remove(0);
    count(victim);
    victim.kill();
  }

  /**
   * How many transactions on leases were undone, because another node had changed the same rows.
   * The meter counts the leases that were lost; one such transaction may lose all of its own.
   */
  long conflicts() {
    nodes.forEach(this::count);
    return conflicts;
  }

  private void count(NodeProcess node) {
    conflicts += node.increments("camunda.azurebatch.lease.conflicts");
  }

  @Override
  public void close() {
    nodes.forEach(NodeProcess::close);
  }
}
