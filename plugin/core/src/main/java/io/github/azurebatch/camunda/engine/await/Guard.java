package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what goes wrong with one Batch job, whatever it is, from the others. */
record Guard(Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

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
      // an OutOfMemoryError as well: what needed the memory is given up with the call
      LOG.error(
          "A round over Azure Batch job '{}' (account '{}') failed; its waits stay, the next one tries again",
          topic.jobId(),
          topic.account(),
          e);
    }
  }

  /** Begins an outage. */
  interface OutageStart {

    void begin(Topic topic, AzureBatchException failure, Instant now);
  }
}
