package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RunAgain;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ExplainQueued;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Looks at a Batch job and at what waits for its tasks.
 *
 * @param auditInterval between two searches for tasks that were deleted
 */
record PollJob(
    ReadNamedTasks readNamedTasks,
    ExplainQueued explainQueued,
    RunAgain runAgain,
    Outages outages,
    PollInterval pollInterval,
    Duration auditInterval) {

  /**
   * Looks at everything.
   *
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if the service cannot be asked
   */
  void atAllOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    at(job, now, true, leased);
  }

  /** The same, but asks the service only if it is time to. */
  void atWhatIsDueOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    at(job, now, false, leased);
  }

  private void at(WatchedJob job, Instant now, boolean asksAnyway, BooleanSupplier leased) {
    job.refresh();
    readNamedTasks.readSomeOf(job, now, leased);
    boolean asks = asksAnyway || isDue(job, now);
    if (asks) {
      job.lookForCompletedTasks(now);
    }
    // of many tasks the look tells which are to be run again
    runAgain.runAgainAllOf(job, now, leased);
    if (asks) {
      job.auditAfter(auditInterval, now)
          .ifPresent(queued -> explainQueued.explainAllOf(job, queued, now, leased));
      noteSuccess(job);
    }
  }

  /** An outage is over when a look has succeeded. */
  private boolean isDue(WatchedJob job, Instant now) {
    return outages.isOut(job.topic().account())
        || job.isToBeLookedAt(pollInterval, now)
        || job.isAuditDue(auditInterval, now);
  }

  private void noteSuccess(WatchedJob job) {
    outages.endOfAccount(job.topic());
    if (job.waits().stream().noneMatch(WatchedWait::isRefused)) {
      outages.endOf(job.topic());
    }
  }
}
