package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks again whose waits ask for it; what goes wrong with one does not stop the others.
 */
public final class RunAgain {

  private static final Logger LOG = LoggerFactory.getLogger(RunAgain.class);

  private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  private final Restarts restarts;
  private final WaitUpdates updates;
  private final WaitTransactions transactions;
  private final Outages outages;
  private final WaitMeters meters;

  public RunAgain(
      Restarts restarts,
      WaitUpdates updates,
      WaitTransactions transactions,
      Outages outages,
      WaitMeters meters) {
    this.restarts = restarts;
    this.updates = updates;
    this.transactions = transactions;
    this.outages = outages;
    this.meters = meters;
  }

  /**
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if Azure cannot be reached; the waits that are left stay
   */
  public void runAgainAllOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    for (WatchedWait wait : job.waits()) {
      if (wait.isToRunAgain(now)) {
        if (!leased.getAsBoolean()) {
          return;
        }
        runAgain(job, wait, now);
      }
    }
  }

  private void runAgain(WatchedJob job, WatchedWait wait, Instant now) {
    WaitTarget last = wait.stored().target();
    RerunReason reason = Objects.requireNonNull(wait.stored().rerunReason());
    try {
      Optional<Wait> planned = restarts.plan(wait, reason);
      if (planned.isPresent()) {
        updates.keep(wait.externalTaskId(), planned.get());
        job.replace(wait, planned.get());
      } else {
        keep(job, wait, restarts.next(wait, reason, now), reason, now);
      }
    } catch (UnavailableException | BusyException e) {
      wait.postpone(now.plus(SHORT_PAUSE));
      if (Outages.isOfWholeAccount(e)) {
        throw e;
      }
    } catch (RefusedException | InvalidInputException e) {
      refuse(job, wait, last, now, e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(wait);
    } catch (OptimisticLockingException e) {
      wait.postpone(now.plus(SHORT_PAUSE));
    } catch (RuntimeException | Error e) {
      wait.postpone(now.plus(LONG_PAUSE));
      LOG.warn(
          "{} could not be run again; its wait stays, and it is tried again in a minute",
          last.description(),
          e);
    }
  }

  private void keep(
      WatchedJob job, WatchedWait wait, WaitRerun restart, RerunReason reason, Instant now) {
    WaitTarget last = wait.stored().target();
    Wait next = restart.of(wait.stored(), now);
    try {
      updates.keep(wait.externalTaskId(), next);
    } catch (NotFoundException e) {
      // the cancellation knew nothing of what was just run again
      restarts.end(restart);
      throw e;
    }
    job.replace(wait, next);
    if (restart.hasRun()) {
      int reactivated = restart.reactivated().size();
      int added = restart.added().size();
      meters.countReruns(reactivated, added);
      LOG.info(
          "{} runs again after {}: {}; {} reactivated, {} submitted anew",
          last.description(),
          reason.code(),
          next.target().description(),
          reactivated,
          added);
    }
  }

  /** A wrong key is no fault of the wait; a job that takes no tasks any more makes an incident. */
  private void refuse(
      WatchedJob job, WatchedWait wait, WaitTarget task, Instant now, AzureBatchException refusal) {
    if (refusal instanceof RefusedException refused && Outages.isOfCredentials(refused)) {
      wait.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), refusal);
      return;
    }
    try {
      transactions.refuse(
          wait.externalTaskId(),
          new InvalidInputException(
              "%s cannot be run again: %s".formatted(task.description(), refusal.getMessage())));
    } catch (NotFoundException e) {
      // cancelled in the meantime
    }
    job.forget(wait);
  }
}
