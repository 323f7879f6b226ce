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
  private final WaitTransactions waitEnd;
  private final RetryCycle retryCycle;
  private final Outages outages;
  private final WaitMeters metrics;

  EndWait(
      WaitOutcome waitOutcome,
      WaitTransactions waitEnd,
      RetryCycle retryCycle,
      Outages outages,
      WaitMeters metrics) {
    this.waitOutcome = waitOutcome;
    this.waitEnd = waitEnd;
    this.retryCycle = retryCycle;
    this.outages = outages;
    this.metrics = metrics;
  }

  /**
   * @throws AzureBatchException if Azure cannot be reached; the wait stays
   */
  void end(WatchedJob job, WatchedWait waiter, Instant now) {
    try {
      Outcome outcome = waiter.outcome(() -> waitOutcome.of(waiter));
      waitEnd.end(waiter, outcome, waitOutcome.toTerminate(waiter));
      job.forget(waiter);
      metrics.count(outcome);
      outages.endOfEnds(job.topic());
    } catch (UnavailableException | BusyException e) {
      waiter.postpone(now.plus(SHORT_PAUSE));
      throwIfOfWholeAccount(e);
    } catch (RefusedException e) {
      // a wrong key or a closed firewall is no fault of the wait, which would lose its retries
      waiter.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(waiter);
    } catch (SuspendedEntityInteractionException | OptimisticLockingException e) {
      waiter.postpone(now.plus(SHORT_PAUSE));
      LOG.debug("Wait '{}' cannot be ended yet: {}", waiter.externalTaskId(), e.getMessage());
    } catch (RuntimeException | Error e) {
      // listeners and output mappings of the model run inside and may throw anything
      failOrWait(job, waiter, now, e);
    }
  }

  /** A database that is away for a moment is no fault of the wait, which would lose its retries. */
  private void failOrWait(WatchedJob job, WatchedWait waiter, Instant now, Throwable failure) {
    if (!PassingDatabaseFailure.isBehind(failure)) {
      fail(job, waiter, now, failure);
      return;
    }
    waiter.postpone(now.plus(SHORT_PAUSE));
    LOG.warn(
        "The database failed while the wait '{}' was ended; the wait stays and is ended later: {}",
        waiter.externalTaskId(),
        Signatures.cut(StackTrace.message(failure)));
  }

  private static void throwIfOfWholeAccount(AzureBatchException failure) {
    if (Outages.isOfWholeAccount(failure)) {
      throw failure;
    }
  }

  private void fail(WatchedJob job, WatchedWait waiter, Instant now, Throwable failure) {
    try {
      int retries = waitEnd.fail(waiter, failure, retryCycle);
      Duration pause = retryCycle.pause(retries);
      waiter.postpone(now.plus(pause));
      LOG.warn(
          "Ending the wait for {} failed, {} retries are left; the task itself is not touched: {}",
          waiter.awaited().awaited().description(),
          retries,
          Signatures.cut(StackTrace.message(failure)));
      if (retries == 0) {
        job.forget(waiter);
      }
    } catch (NotFoundException e) {
      job.forget(waiter);
    } catch (OptimisticLockingException | BadUserRequestException e) {
      // another node has it
      waiter.postpone(now.plus(SHORT_PAUSE));
      LOG.warn(
          "The failure to end the wait '{}' could not be recorded and is tried again: {}",
          waiter.externalTaskId(),
          e.getMessage());
    } catch (RuntimeException | Error e) {
      // it could not even be recorded with the wait: whoever guards the others tells of it
      waiter.postpone(now.plus(SHORT_PAUSE));
      throw e;
    }
  }
}
