package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.stream.DoubleStream;

/** What is counted while a cluster runs. */
final class Figures {

  private DoubleStream.Builder reactions = DoubleStream.builder();
  private long listCalls;
  private long ends;
  private long rounds;
  private double busy;
  private double reading;

  /** What was counted so far belongs to the start. */
  void reset() {
    reactions = DoubleStream.builder();
    listCalls = 0;
    ends = 0;
    rounds = 0;
    busy = 0;
    reading = 0;
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

  void countRound() {
    rounds++;
  }

  /** A node's round, or its look at what arrived, took so long. */
  void countBusy(double seconds) {
    busy += seconds;
  }

  /** The queue of events was read for so long, without the pause after it. */
  void countReading(double seconds) {
    reading += seconds;
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

  double readingSeconds() {
    return reading;
  }

  /** Can be asked for once. */
  double[] sortedReactions() {
    return reactions.build().sorted().toArray();
  }
}
