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

  private static final int FEWEST = 100;

  private final List<NodeProcess> nodes;
  private double acquisitions;
  private double conflicts;

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
   * In percent of the leases that were tried to take. A handful counts as a hundred: one conflict
   * among five is no rate, and two are too many for them.
   */
  double conflictsPerHundred() {
    nodes.forEach(this::count);
    return 100 * conflicts / Math.max(acquisitions, FEWEST);
  }

  private void count(NodeProcess node) {
    acquisitions += node.meter("camunda.azurebatch.lease.acquisitions");
    conflicts += node.meter("camunda.azurebatch.lease.conflicts");
  }

  @Override
  public void close() {
    nodes.forEach(NodeProcess::close);
  }
}
