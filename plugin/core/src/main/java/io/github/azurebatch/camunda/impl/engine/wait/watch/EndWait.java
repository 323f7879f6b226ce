package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.background.PassingDatabaseFailure;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.StackTrace;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.secret.Signatures;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the waits whose time has come; what goes wrong with one does not stop the others. */
final class EndWait {

  private static final Logger LOG = LoggerFactory.getLogger(EndWait.class);
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  private final WaitOutcome waitOutcome;
  private final WaitTransactions transactions;
  private final RetryCycle retryCycle;
  private final Outages outages;
  private final WaitMeters meters;

  EndWait(
      WaitOutcome waitOutcome,
      WaitTransactions transactions,
      RetryCycle retryCycle,
      Outages outages,
      WaitMeters meters) {
    this.waitOutcome = waitOutcome;
    this.transactions = transactions;
    this.retryCycle = retryCycle;
    this.outages = outages;
    this.meters = meters;
  }

  /**
   * @throws AzureBatchException if Azure cannot be reached; the wait stays
   */
  void end(WatchedJob job, WatchedWait wait, Instant now) {
    try {
      Outcome outcome = wait.outcome(() -> waitOutcome.of(wait));
      transactions.end(wait, outcome, waitOutcome.toTerminate(wait));
      job.forget(wait);
      meters.count(outcome);
      outages.endOfEnds(job.topic());
    } catch (UnavailableException | BusyException e) {
      wait.postpone(now.plus(SHORT_PAUSE));
      throwIfOfWholeAccount(e);
    } catch (RefusedException e) {
      // a wrong key or a closed firewall is no fault of the wait, which would lose its retries
      wait.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(wait);
    } catch (SuspendedEntityInteractionException | OptimisticLockingException e) {
      wait.postpone(now.plus(SHORT_PAUSE));
      LOG.debug("Wait '{}' cannot be ended yet: {}", wait.externalTaskId(), e.getMessage());
    } catch (RuntimeException | Error e) {
      // listeners and output mappings of the model run inside and may throw anything
      failOrWait(job, wait, now, e);
    }
  }

  /** A database that is away for a moment is no fault of the wait, which would lose its retries. */
  private void failOrWait(WatchedJob job, WatchedWait wait, Instant now, Throwable failure) {
    if (!PassingDatabaseFailure.isBehind(failure)) {
      fail(job, wait, now, failure);
      return;
    }
    wait.postpone(now.plus(SHORT_PAUSE));
    LOG.warn(
        "The database failed while the wait '{}' was ended; the wait stays and is ended later: {}",
        wait.externalTaskId(),
        Signatures.cut(StackTrace.message(failure)));
  }

  private static void throwIfOfWholeAccount(AzureBatchException failure) {
    if (Outages.isOfWholeAccount(failure)) {
      throw failure;
    }
  }

  private void fail(WatchedJob job, WatchedWait wait, Instant now, Throwable failure) {
    try {
      int retries = transactions.fail(wait, failure, retryCycle);
      Duration pause = retryCycle.pause(retries);
      wait.postpone(now.plus(pause));
      LOG.warn(
          "Ending the wait for {} failed, {} retries are left; the task itself is not touched: {}",
          wait.stored().target().description(),
          retries,
          Signatures.cut(StackTrace.message(failure)));
      if (retries == 0) {
        job.forget(wait);
      }
    } catch (NotFoundException e) {
      job.forget(wait);
    } catch (OptimisticLockingException | BadUserRequestException e) {
      // another node has it
      wait.postpone(now.plus(SHORT_PAUSE));
      LOG.warn(
          "The failure to end the wait '{}' could not be recorded and is tried again: {}",
          wait.externalTaskId(),
          e.getMessage());
    } catch (RuntimeException | Error e) {
      // it could not even be recorded with the wait: whoever guards the others tells of it
      wait.postpone(now.plus(SHORT_PAUSE));
      throw e;
    }
  }
}
