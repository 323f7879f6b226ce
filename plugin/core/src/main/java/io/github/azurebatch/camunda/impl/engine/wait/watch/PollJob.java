package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RunAgain;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ExplainQueued;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Polls a Batch job and moves on its waits: the first half of a round.
 *
 * @param auditInterval between two searches for tasks that were deleted
 */
record PollJob(
    Steps steps,
    ReadNamedTargets readNamedTargets,
    ExplainQueued explainQueued,
    RunAgain runAgain,
    Outages outages,
    PollInterval pollInterval,
    Duration auditInterval) {

  /**
   * Asks the service in any case.
   *
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if the service cannot be asked
   */
  void always(WatchedJob job, Instant now, BooleanSupplier leased) {
    steps.poll(job.topic().account(), job.topic().jobId(), () -> poll(job, now, true, leased));
  }

  /**
   * Asks the service only if it is time to.
   *
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if the service cannot be asked
   */
  void ifDue(WatchedJob job, Instant now, BooleanSupplier leased) {
    steps.poll(job.topic().account(), job.topic().jobId(), () -> poll(job, now, false, leased));
  }

  /** When it is time to poll again, unless something happens before. */
  Optional<Instant> next(WatchedJob job) {
    return job.nextPoll(pollInterval);
  }

  private void poll(WatchedJob job, Instant now, boolean always, BooleanSupplier leased) {
    job.refresh();
    readNamedTargets.readSomeOf(job, now, leased);
    boolean asks = always || isDue(job, now);
    if (asks) {
      job.poll(now);
    }
    // of a list, the poll tells which tasks are to be run again
    runAgain.runAgainAllOf(job, now, leased);
    if (asks) {
      pollAgainIfNeeded(job, now);
      job.auditAfter(auditInterval, now)
          .ifPresent(queued -> explainQueued.explainAllOf(job, queued, now, leased));
      noteSuccess(job);
    }
  }

  /** A wait that goes on without a rerun may be past its timeout. */
  private static void pollAgainIfNeeded(WatchedJob job, Instant now) {
    if (job.needsPoll(now)) {
      job.poll(now);
    }
  }

  /** An outage is over when a poll has succeeded. */
  private boolean isDue(WatchedJob job, Instant now) {
    return outages.isOut(job.topic().account())
        || job.isPollDue(pollInterval, now)
        || job.isAuditDue(auditInterval, now);
  }

  private void noteSuccess(WatchedJob job) {
    outages.endOfAccount(job.topic());
    if (job.waits().stream().noneMatch(WatchedWait::isRefused)) {
      outages.endOf(job.topic());
    }
  }
}
