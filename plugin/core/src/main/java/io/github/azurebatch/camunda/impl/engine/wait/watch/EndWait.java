package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.database.PassingDatabaseFailure;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.engine.wait.topic.RegisteredDeployments;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.sql.SQLException;
import java.time.Instant;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;

/** Ends a wait that is due: judges it, and reports the outcome in one transaction. */
record EndWait(
    Access access,
    RegisteredDeployments deployments,
    Judges judges,
    WaitTransactions transactions,
    RetryCycle retryCycle,
    PerWaitFailures perWaitFailures,
    WaitMeters meters) {

  private static final Log LOG = Log.of(EndWait.class);

  /**
   * @throws AzureBatchException if Azure cannot be reached; the wait stays
   */
  void end(WatchedJob job, WatchedWait wait, Instant now) {
    perWaitFailures.run(
        job,
        wait,
        now,
        () -> {
          if (wait.isIn(WaitState.TIMED_OUT, now) && wait.terms().terminateOnTimeout()) {
            transactions.requireUnsteered(wait);
          }
          judgeAndReport(job, wait);
        },
        failure -> failOrWait(job, wait, now, failure));
  }

  private void judgeAndReport(WatchedJob job, WatchedWait wait) {
    JudgeWait judge = new JudgeWait(access.of(wait.requester()), judges, wait.terms());
    Outcome outcome = wait.outcome(() -> wait.progress().accept(judge));
    transactions.end(wait, job.part(), outcome, wait.progress().toTerminate(wait.terms()));
    job.forget(wait);
    meters.count(outcome);
    meters.taskTimes().ended(wait);
    perWaitFailures.outages().endOfEnds(job.topic());
  }

  /**
   * A database that is away for a moment is no fault of the wait, which would lose its retries, nor
   * is an application that is undeployed meanwhile.
   */
  private void failOrWait(WatchedJob job, WatchedWait wait, Instant now, Throwable failure) {
    if (!deployments.have(job.part())) {
      LOG.debug("The end of wait '{}' is left to nodes with its deployment", wait.externalTaskId());
      return;
    }
    PassingDatabaseFailure.among(failure)
        .ifPresentOrElse(
            passing -> waitFor(wait, now, passing), () -> recordFailure(job, wait, now, failure));
  }

  private void waitFor(WatchedWait wait, Instant now, SQLException passing) {
    perWaitFailures.postpone(wait, now);
    LOG.write(
        LogLine.DATABASE_FAILED,
        "The database failed while the wait '{}' was ended; the wait stays and is ended later: {}",
        wait.externalTaskId(),
        PassingDatabaseFailure.message(passing));
  }

  private void recordFailure(WatchedJob job, WatchedWait wait, Instant now, Throwable failure) {
    try {
      int retries = transactions.fail(wait, failure, retryCycle);
      wait.postpone(now.plus(retryCycle.pause(retries)));
      LOG.write(
          LogLine.END_FAILED,
          "Ending the wait for {} failed, {} retries are left; the task itself is not touched: {}",
          wait.target().description(),
          retries,
          WaitTransactions.message(failure));
      if (retries == 0) {
        job.forget(wait);
      }
    } catch (NotFoundException e) {
      job.forget(wait);
    } catch (OptimisticLockingException | BadUserRequestException e) {
      // another node has it
      perWaitFailures.postpone(wait, now);
      LOG.write(
          LogLine.END_NOT_RECORDED,
          "The failure to end the wait '{}' could not be recorded and is tried again: {}",
          wait.externalTaskId(),
          e.getMessage());
    } catch (RuntimeException | Error e) {
      // it could not even be recorded with the wait: the Batch job's failures tell of it
      perWaitFailures.postpone(wait, now);
      throw e;
    }
  }
}
