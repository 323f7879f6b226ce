package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.PriorityQueue;

/** The one database of all nodes: transactions wait in a row for its cores. */
final class Database {

  private final Costs costs;
  private final PriorityQueue<Double> coresFreeAt = new PriorityQueue<>();
  private long statements;
  private double busy;
  private long lookedOver;

  Database(Costs costs) {
    this.costs = costs;
    for (int i = 0; i < costs.databaseCores(); i++) {
      coresFreeAt.add(0.0);
    }
  }

  /** When these statements of one transaction have been answered that are sent now. */
  double answered(double now, int count) {
    statements += count;
    return worked(now, count * costs.statementSeconds()) + count * costs.roundTripSeconds();
  }

  /** When so many waits have been looked over. */
  double scanned(double now, int waits) {
    lookedOver += waits;
    return worked(now, waits * costs.scanSeconds());
  }

  /** When so many rows of waits have been read. */
  double read(double now, int rows) {
    lookedOver += rows;
    return worked(now, rows * costs.rowSeconds());
  }

  private double worked(double now, double seconds) {
    double done = Math.max(now, coresFreeAt.remove()) + seconds;
    coresFreeAt.add(done);
    busy += seconds;
    return done;
  }

  long statements() {
    return statements;
  }

  /** How many waits statements have passed over or read, each as often as that was. */
  long lookedOver() {
    return lookedOver;
  }

  /** So many seconds its cores were asked to work, all together. */
  double busySeconds() {
    return busy;
  }
}
