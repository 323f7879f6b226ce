package io.github.azurebatch.camunda.benchmarks.simulation;

/**
 * How a cluster did.
 *
 * @param endsPerSecond of waits; also the listings of blobs, which is one for each
 * @param lookedOverPerRound how many waits the statements of a node's round pass over or read
 * @param databaseUse how much of the time of its cores was used, from 0 to 1
 * @param watcherUse how much of the time the watchers were busy, from 0 to 1
 * @param readerUse how much of the time the queue of events was read, from 0 to 1; 0 without events
 * @param median reaction in seconds, from the completion of a task to the end of its wait
 * @param p99 99 of 100 were as fast
 * @param slowest of all
 */
record Outcome(
    Load load,
    double listCallsPerSecond,
    double endsPerSecond,
    double statementsPerSecond,
    double lookedOverPerRound,
    double databaseUse,
    double watcherUse,
    double readerUse,
    double median,
    double p99,
    double slowest) {

  static final String NOTHING = "nothing";

  private static final double FULL = 0.98;

  /** What there is not enough of; {@link #NOTHING} where all keep up. */
  String breaks() {
    if (databaseUse > FULL) {
      return "the database";
    }
    if (watcherUse > FULL) {
      return "the watchers";
    }
    return readerUse > FULL ? "the reader of the events" : NOTHING;
  }
}
