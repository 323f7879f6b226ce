package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds queued tasks whose signatures end before they can have uploaded anything.
 *
 * @param margin what is left for the uploads, and until the next look
 */
record SasWatch(WaitVariables variables, WatcherMetrics metrics, Duration margin) {

  private static final Logger LOG = LoggerFactory.getLogger(SasWatch.class);
  private static final int SHARE_OF_LIFETIME = 10;

  /** When the signatures end, if that is too soon for a task that begins now. */
  Optional<Instant> nearExpiry(Waiter waiter, Instant now) {
    return waiter.awaited().awaited() instanceof OneTask task
        ? nearExpiry(task.expectation().task(), now)
        : Optional.empty();
  }

  private Optional<Instant> nearExpiry(SubmittedTask task, Instant now) {
    return Optional.ofNullable(task.sasExpiry())
        .filter(expiry -> !now.plus(needed(task, expiry)).isBefore(expiry));
  }

  /** Of a task that may run for ever nobody knows: the last tenth of the lifetime is near. */
  private Duration needed(SubmittedTask task, Instant expiry) {
    Duration run = task.maxWallClockTime();
    return run == null
        ? Duration.between(task.submitted(), expiry).dividedBy(SHARE_OF_LIFETIME)
        : run.plus(margin);
  }

  /** Says it once and, where the model wants that, lets the task be submitted anew. */
  void report(WatchedJob job, Waiter waiter, Instant expiry) {
    OneTask task = (OneTask) waiter.awaited().awaited();
    metrics.countSasExpiry();
    LOG.warn(
        "{} is still queued, and its SAS ends at {}: {}",
        task.description(),
        expiry,
        task.resubmitOnSasExpiry()
            ? "it is submitted anew, as a new attempt"
            : "its uploads will fail; give it onSasExpiry=resubmit, or a longer lifetime");
    if (task.resubmitOnSasExpiry()) {
      // kept before anything is done, so that another engine node can finish what this one begins
      Wait marked = waiter.awaited().with(LastFault.SAS_EXPIRY);
      variables.keep(waiter.externalTaskId(), marked);
      job.replace(waiter, marked);
    }
  }
}
