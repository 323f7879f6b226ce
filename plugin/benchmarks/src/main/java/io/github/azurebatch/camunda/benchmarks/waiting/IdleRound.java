package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.util.List;

/**
 * What one round over waits costs in which nothing happens, in all nodes together.
 *
 * @param batchCalls per round
 * @param statements per round; a mean, since a lease is renewed in some rounds only
 */
record IdleRound(double batchCalls, double statements) {

  /** So many rounds that leases are renewed as often as they are in the long run. */
  private static final int ROUNDS = 12;

  static IdleRound measure(Site site, List<Node> nodes) {
    // the first rounds read what waits, and share out the Batch jobs
    for (int i = 0; i < nodes.size() + 1; i++) {
      round(site, nodes);
    }
    site.batch().calls().reset();
    nodes.forEach(node -> node.statements().reset());
    for (int i = 0; i < ROUNDS; i++) {
      round(site, nodes);
    }
    long statements = nodes.stream().mapToLong(node -> node.statements().total()).sum();
    return new IdleRound(
        (double) site.batch().calls().total() / ROUNDS, (double) statements / ROUNDS);
  }

  private static void round(Site site, List<Node> nodes) {
    nodes.forEach(node -> node.plugin().poll());
    site.advance(Site.POLL_INTERVAL);
  }
}
