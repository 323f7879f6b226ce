package io.github.azurebatch.camunda.impl.engine.wait.end;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.database.PassingDatabaseFailure;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
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
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;

/** Ends waits that are due: judges each, and reports the outcome in one transaction. */
public record EndWait(
    Access access,
    RegisteredDeployments deployments,
    Judges judges,
    WaitTransactions waits,
    EndTransactions transactions,
    RetryCycle retryCycle,
    PerWaitFailures perWaitFailures,
    WaitMeters meters) {

  private static final Log LOG = Log.of(EndWait.class);

  /**
   * @param together takes the end where it can be reported together with others
   * @throws AzureBatchException if Azure cannot be reached; the wait stays
   */
  public void end(WatchedJob job, WatchedWait wait, Instant now, Consumer<Ending> together) {
    step(
        job,
        wait,
        now,
        () -> {
          Ending ending = judged(job, wait, now);
          if (transactions.mayEndTogether(ending)) {
            together.accept(ending);
          } else {
            report(ending);
          }
        });
  }

  /** Ends a wait by itself. */
  public void end(WatchedJob job, WatchedWait wait, Instant now) {
    step(job, wait, now, () -> report(judged(job, wait, now)));
  }

  /** Ends a wait by itself that was judged before. */
  public void end(Ending ending, Instant now) {
    step(ending.job(), ending.watched(), now, () -> report(ending));
  }

  private void step(WatchedJob job, WatchedWait wait, Instant now, Runnable step) {
    perWaitFailures.run(job, wait, now, step, failure -> failOrWait(job, wait, now, failure));
  }

  private Ending judged(WatchedJob job, WatchedWait wait, Instant now) {
    if (wait.isIn(WaitState.TIMED_OUT, now) && wait.terms().terminateOnTimeout()) {
      waits.requireUnsteered(wait);
    }
    JudgeWait judge = new JudgeWait(access.of(wait.requester()), judges, wait.terms());
    return new Ending(job, wait, wait.outcome(() -> wait.progress().accept(judge)));
  }

  private void report(Ending ending) {
    transactions.end(ending);
    ended(ending);
  }

  /**
   * Ends several waits in one transaction, all of different process instances.
   *
   * @return those that have to be ended by themselves: all, if there is one that cannot be ended
   */
  public List<Ending> endTogether(List<Ending> endings) {
    try {
      List<Ending> left = transactions.endTogether(endings);
      endings.stream().filter(ending -> !left.contains(ending)).forEach(this::ended);
      return left;
    } catch (RuntimeException | Error e) {
      // whose fault it is shows when each is ended by itself
      LOG.debug("{} waits are ended one by one: {}", endings.size(), e.toString());
      return endings;
    }
  }

  private void ended(Ending ending) {
    ending.job().forget(ending.watched());
    meters.count(ending.outcome());
    meters.taskTimes().ended(ending.watched());
    perWaitFailures.outages().endOfEnds(ending.job().topic());
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
      int retries = waits.fail(wait, failure, retryCycle);
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
