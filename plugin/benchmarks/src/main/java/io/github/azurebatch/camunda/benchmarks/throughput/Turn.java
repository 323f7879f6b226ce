package io.github.azurebatch.camunda.benchmarks.throughput;

/**
 * What one side did in one of its turns, or in several.
 *
 * @param seconds that the machine had for it
 * @param apart the seconds if the services had processors of their own
 */
record Turn(long ended, double seconds, double apart) {

  static final Turn NONE = new Turn(0, 0, 0);

  Turn plus(Turn other) {
    return new Turn(ended + other.ended, seconds + other.seconds, apart + other.apart);
  }

  /** The same with services that have processors of their own. */
  Turn withServicesApart() {
    return new Turn(ended, apart, apart);
  }

  double perSecond() {
    return ended / seconds;
  }
}
