package io.github.azurebatch.camunda.benchmarks.throughput;

/** What one side did in one of its turns, or in several. */
record Turn(long ended, double seconds) {

  static final Turn NONE = new Turn(0, 0);

  Turn plus(Turn other) {
    return new Turn(ended + other.ended, seconds + other.seconds);
  }

  double perSecond() {
    return ended / seconds;
  }
}
