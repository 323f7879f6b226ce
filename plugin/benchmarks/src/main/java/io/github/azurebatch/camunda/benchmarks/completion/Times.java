package io.github.azurebatch.camunda.benchmarks.completion;

/** How long the same waits took to end, in seconds. */
record Times(double plugin, double byHand) {

  double ratio() {
    return plugin / byHand;
  }
}
