package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.AbsentTask;
import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.OutcomeJudge;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the waits whose time has come; what goes wrong with one stops neither the others. */
final class Ending {

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private final Accounts accounts;
  private final OutcomeJudge judge;
  private final WaitEnd waitEnd;
  private final ExternalTaskService externalTasks;
  private final RetryCycle retryCycle;
  private final WatcherMetrics metrics;

  Ending(
      Accounts accounts,
      OutcomeJudge judge,
      WaitEnd waitEnd,
      ExternalTaskService externalTasks,
      RetryCycle retryCycle,
      WatcherMetrics metrics) {
    this.accounts = accounts;
    this.judge = judge;
    this.waitEnd = waitEnd;
    this.externalTasks = externalTasks;
    this.retryCycle = retryCycle;
    this.metrics = metrics;
  }

  void endAllOf(WatchedJob job, Instant now) {
    for (Waiter waiter : job.waiters()) {
      if (!waiter.isPostponed(now) && isOver(waiter, now)) {
        end(job, waiter, now);
      }
    }
  }

  private static boolean isOver(Waiter waiter, Instant now) {
    return waiter.completed() != null || waiter.isLost() || waiter.awaited().isOverdue(now);
  }

  private void end(WatchedJob job, Waiter waiter, Instant now) {
    try {
      Outcome outcome = outcome(waiter);
      waitEnd.end(waiter, outcome);
      job.forget(waiter);
      metrics.count(outcome);
    } catch (UnavailableException | BusyException e) {
      throw e;
    } catch (OptimisticLockingException | BadUserRequestException e) {
      later(waiter, now, e);
    } catch (RuntimeException e) {
      failed(job, waiter, now, e);
    }
  }

  private Outcome outcome(Waiter waiter) {
    Wait wait = waiter.awaited();
    TaskSnapshot completed = waiter.completed();
    if (completed != null) {
      return judge.judge(wait.expectation(), completed);
    }
    if (waiter.isLost()) {
      return AbsentTask.lost(wait.expectation());
    }
    if (wait.terminateOnTimeout()) {
      accounts
          .get(wait.topic().account())
          .batch()
          .terminateTask(wait.expectation().task().reference());
    }
    String allowed = String.valueOf(wait.timeout());
    return AbsentTask.timedOut(wait.expectation(), allowed, wait.terminateOnTimeout());
  }

  /** A suspended instance, or one that someone else works on, costs no retry. */
  private static void later(Waiter waiter, Instant now, RuntimeException reason) {
    waiter.postpone(now.plusSeconds(10));
    LOG.debug("Wait '{}' cannot be ended yet: {}", waiter.externalTaskId(), reason.getMessage());
  }

  private void failed(WatchedJob job, Waiter waiter, Instant now, RuntimeException failure) {
    Optional<ExternalTask> task = find(waiter);
    if (task.isEmpty()) {
      job.forget(waiter);
      return;
    }
    int retries = retryCycle.retriesAfter(task.get().getRetries());
    Duration pause = retryCycle.pause(retries);
    waiter.postpone(now.plus(pause));
    LOG.warn(
        "Ending the wait for Azure Batch task '{}' (job '{}') of process instance '{}' failed; {} retries are left. The outputs are in storage",
        waiter.awaited().taskId(),
        job.topic().jobId(),
        task.get().getProcessInstanceId(),
        retries);
    waitEnd.fail(waiter, failure, retries, pause);
    if (retries == 0) {
      job.forget(waiter);
    }
  }

  private Optional<ExternalTask> find(Waiter waiter) {
    return Optional.ofNullable(
        externalTasks
            .createExternalTaskQuery()
            .externalTaskId(waiter.externalTaskId())
            .singleResult());
  }
}
