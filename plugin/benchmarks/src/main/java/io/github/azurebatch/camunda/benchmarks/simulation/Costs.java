package io.github.azurebatch.camunda.benchmarks.simulation;

import java.time.Duration;

/**
 * What things take.
 *
 * @param listSeconds a page of a listing of tasks, at the Batch service
 * @param storageSeconds a listing of the blobs of one task
 * @param statementSeconds what a statement keeps a core of the database busy
 * @param roundTripSeconds from a node to the database and back
 * @param databaseCores that work at the same time
 * @param endStatements of the transaction that ends a wait
 * @param instanceStatements of everything else that an instance does: all its other steps
 * @param scanSeconds what a wait keeps a core of the database busy that a statement looks over, to
 *     see that nothing has changed
 * @param rowSeconds the same of a wait that is read, after a takeover
 * @param watcherThreads of a node
 * @param auditInterval in which each Batch job's waits are read, and one node looks over all waits
 */
record Costs(
    double listSeconds,
    double storageSeconds,
    double statementSeconds,
    double roundTripSeconds,
    int databaseCores,
    int endStatements,
    int instanceStatements,
    double scanSeconds,
    double rowSeconds,
    int watcherThreads,
    Duration pollInterval,
    Duration maxPollInterval,
    Duration leaseDuration,
    Duration auditInterval) {

  /** What the module's README tells of each. */
  static final Costs ASSUMED =
      new Costs(
          0.05,
          0.02,
          0.0001,
          0.0005,
          16,
          21,
          142,
          0.000_000_3,
          0.000_05,
          4,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));

  /** A round ends no more waits when so much of a lease has passed. */
  double longestRound() {
    return leaseDuration.toSeconds() / 4.0;
  }
}
