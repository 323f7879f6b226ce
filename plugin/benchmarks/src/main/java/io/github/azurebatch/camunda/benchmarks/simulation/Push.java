package io.github.azurebatch.camunda.benchmarks.simulation;

import java.time.Duration;

/**
 * The events of the storage account, by which Batch jobs are looked at between their polls.
 *
 * @param callSeconds a call to the queue, which receives 32 messages or deletes one
 * @param leadSeconds from the upload of a task's last file to the task's completion
 * @param deliverySeconds from the upload to the message in the queue
 * @param pollInterval between two polls of a Batch job, as long as events arrive
 */
record Push(double callSeconds, double leadSeconds, double deliverySeconds, Duration pollInterval) {

  /** What the module's README tells of each. */
  static final Push ASSUMED = new Push(0.02, 0.3, 0.5, Duration.ofMinutes(5));

  /** When there is a message of a task that completes at that time. */
  double messageOf(double completion) {
    return completion - leadSeconds + deliverySeconds;
  }
}
