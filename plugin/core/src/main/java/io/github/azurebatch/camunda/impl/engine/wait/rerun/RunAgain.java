package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.exception.NotFoundException;

/** Runs the tasks of waits again that were retried, or whose signatures end too early. */
public record RunAgain(
    TargetReruns targetReruns,
    WaitUpdates updates,
    WaitTransactions transactions,
    PerWaitFailures perWaitFailures,
    WaitMeters meters) {

  private static final Log LOG = Log.of(RunAgain.class);

  /**
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if Azure cannot be reached; the waits that are left stay
   */
  public void runAgainAllOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    for (WatchedWait wait : job.waits()) {
      if (wait.isIn(WaitState.RERUN, now)) {
        if (!leased.getAsBoolean()) {
          return;
        }
        Wait stored = wait.stored();
        perWaitFailures.run(
            job,
            wait,
            now,
            () -> runAgainOrRefuse(job, wait, stored, now),
            stored.target().description() + " could not be run again");
      }
    }
  }

  private void runAgainOrRefuse(WatchedJob job, WatchedWait wait, Wait stored, Instant now) {
    try {
      runAgain(job, wait, stored, now);
    } catch (RefusedException | InvalidInputException e) {
      refuse(job, wait, stored.target(), e);
    }
  }

  private void runAgain(WatchedJob job, WatchedWait wait, Wait stored, Instant now) {
    RerunReason reason = Objects.requireNonNull(stored.rerunReason());
    TargetRerun targetRerun = targetReruns.of(wait, reason);
    Optional<Wait> planned = targetRerun.plan();
    if (planned.isPresent()) {
      updates.keep(wait.externalTaskId(), planned.get());
      job.replace(wait, planned.get());
      return;
    }
    WaitRerun rerun = targetRerun.runNext(now);
    Wait next = rerun.after(stored, now);
    keep(wait, rerun, next);
    job.replace(wait, next);
    if (rerun.hasRun()) {
      report(stored.target(), rerun, reason);
    }
  }

  private void keep(WatchedWait wait, WaitRerun rerun, Wait next) {
    try {
      updates.keep(wait.externalTaskId(), next);
    } catch (NotFoundException e) {
      // the cancellation did not know of what was just run again
      terminate(rerun);
      throw e;
    }
  }

  private void report(WaitTarget last, WaitRerun rerun, RerunReason reason) {
    int reactivated = rerun.reactivated().size();
    int added = rerun.added().size();
    meters.countReruns(reactivated, added);
    LOG.write(
        LogLine.RUN_AGAIN,
        "{} runs again after {}: {}; {} reactivated, {} submitted anew",
        last.description(),
        reason.code(),
        rerun.target().description(),
        reactivated,
        added);
  }

  /** Terminates what was run again for a wait that was cancelled meanwhile. */
  private void terminate(WaitRerun rerun) {
    WaitTarget target = rerun.target();
    if (target.onCancel() == OnCancel.LEAVE) {
      return;
    }
    try {
      BatchService batch = targetReruns.rerunTask().batch(target.account());
      rerun.started().forEach(batch::terminateTask);
    } catch (AzureBatchException e) {
      LOG.write(
          LogLine.RERUN_NOT_TERMINATED,
          "{} was cancelled while it was run again, and {} could not be terminated; the search for orphans finds what is left: {}",
          target.description(),
          rerun.started().toList(),
          e.getMessage());
    }
  }

  /** A job that takes no tasks any more makes an incident; a wrong key is no fault of the wait. */
  private void refuse(
      WatchedJob job, WatchedWait wait, WaitTarget task, AzureBatchException refusal) {
    if (refusal instanceof RefusedException refused && Outages.isOfCredentials(refused)) {
      throw refused;
    }
    transactions.refuse(
        wait.externalTaskId(),
        new InvalidInputException(
            "%s cannot be run again: %s".formatted(task.description(), refusal.getMessage())));
    job.forget(wait);
  }
}
