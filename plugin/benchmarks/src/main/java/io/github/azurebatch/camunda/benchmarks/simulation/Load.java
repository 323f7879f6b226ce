package io.github.azurebatch.camunda.benchmarks.simulation;

import java.time.Duration;

/**
 * What a cluster has to do: so many instances wait at all times, each for one task.
 *
 * @param meanTask how long a task takes from its submission to its end, on average; the times are
 *     distributed exponentially
 */
record Load(int waits, int batchJobs, int nodes, Duration meanTask) {

  double completionsPerSecond() {
    return waits / (double) meanTask.toSeconds();
  }
}
