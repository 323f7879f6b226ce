package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.time.Clock;
import java.time.Instant;

/** Keeps what goes wrong with one Batch job from the others. */
record PerJobFailures(Failures failures, Clock clock) {

  /**
   * @param outage begun where Azure cannot be reached, or refuses
   */
  void run(Topic topic, Runnable action, OutageStart outage) {
    try {
      action.run();
    } catch (AzureBatchException e) {
      // the call may have taken a minute: a pause counts from now
      outage.begin(topic, e, clock.instant());
    } catch (RuntimeException | Error e) {
      // also an OutOfMemoryError: the memory is free again when the call has failed
      record(topic, e);
    }
  }

  /** A failure that cannot be told, as its message throws, must not stop the others either. */
  private void record(Topic topic, Throwable failure) {
    try {
      failures.failedFor(topic.account(), topic.jobId(), failure);
    } catch (RuntimeException | Error e) {
      String kind = failure.getClass().getName();
      failures.failedFor(
          topic.account(), topic.jobId(), new IllegalStateException(kind + " cannot be told", e));
    }
  }

  /** Begins an outage. */
  interface OutageStart {

    void begin(Topic topic, AzureBatchException failure, Instant now);
  }
}
