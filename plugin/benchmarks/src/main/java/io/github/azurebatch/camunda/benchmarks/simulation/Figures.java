package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.stream.DoubleStream;

/** What is counted while a cluster runs. */
final class Figures {

  private DoubleStream.Builder reactions = DoubleStream.builder();
  private long listCalls;
  private long ends;
  private long rounds;
  private double busy;

  /** What was counted so far belongs to the start. */
  void reset() {
    reactions = DoubleStream.builder();
    listCalls = 0;
    ends = 0;
    rounds = 0;
    busy = 0;
  }

  void countList(int pages) {
    listCalls += pages;
  }

  /**
   * @param reaction from the completion of the task to the end of its wait, in seconds
   */
  void countEnd(double reaction) {
    reactions.add(reaction);
    ends++;
  }

  /** A node's round took so long. */
  void countBusy(double seconds) {
    rounds++;
    busy += seconds;
  }

  long listCalls() {
    return listCalls;
  }

  long ends() {
    return ends;
  }

  long rounds() {
    return rounds;
  }

  double busySeconds() {
    return busy;
  }

  /** Can be asked for once. */
  double[] sortedReactions() {
    return reactions.build().sorted().toArray();
  }
}
