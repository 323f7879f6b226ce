package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobJudge;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.task.AbsentTask;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.util.List;

/** Finds out what became of the task of a wait that is over. */
record WaitOutcome(Accounts accounts, Judges judges) {

  Outcome of(WatchedWait waiter) {
    if (waiter.progress() instanceof ListProgress list) {
      return ofList(waiter.awaited(), list);
    }
    return waiter.progress() instanceof JobProgress job
        ? ofJob(waiter.awaited(), job)
        : ofTask(waiter.awaited(), (TaskProgress) waiter.progress());
  }

  private Outcome ofJob(Wait wait, JobProgress progress) {
    JobExpectation expected = progress.job().expectation();
    if (progress.isLost()) {
      return JobJudge.lost(expected);
    }
    if (!wait.isTimedOut(progress)) {
      return judges.job().judge(expected);
    }
    Outcome timedOut =
        judges.job().timedOut(expected, String.valueOf(wait.timeout()), wait.terminateOnTimeout());
    if (wait.terminateOnTimeout()) {
      accounts.get(expected.account()).batch().terminateJob(expected.jobId(), "Timeout");
    }
    return timedOut;
  }

  private Outcome ofList(Wait wait, ListProgress progress) {
    ListExpectation expected = progress.list().expectation();
    return wait.isTimedOut(progress)
        ? judges
            .list()
            .timedOut(
                expected,
                progress.tally(),
                String.valueOf(wait.timeout()),
                wait.terminateOnTimeout())
        : judges.list().judge(expected, progress.tally());
  }

  /** The tasks that are open when the wait ends, and have to end with it. */
  List<TaskReference> toTerminate(WatchedWait waiter) {
    if (!(waiter.progress() instanceof ListProgress progress)) {
      return List.of();
    }
    Wait wait = waiter.awaited();
    boolean terminates =
        wait.isTimedOut(progress) ? wait.terminateOnTimeout() : progress.list().terminateOthers();
    return terminates ? progress.open() : List.of();
  }

  private Outcome ofTask(Wait wait, TaskProgress progress) {
    TaskTarget awaited = (TaskTarget) wait.awaited();
    TaskSnapshot completed = progress.completed();
    if (completed != null) {
      return judges.task().judge(awaited.expectation(), completed);
    }
    TaskSnapshot replacement = progress.replacement();
    if (replacement != null) {
      return AbsentTask.replaced(awaited.expectation(), replacement.creationTime());
    }
    if (progress.isLost()) {
      return awaited.unread()
          ? AbsentTask.notThere(awaited.expectation())
          : AbsentTask.lost(awaited.expectation());
    }
    return timedOut(wait, awaited);
  }

  private Outcome timedOut(Wait wait, TaskTarget awaited) {
    if (wait.terminateOnTimeout()) {
      accounts
          .get(awaited.account())
          .batch()
          .terminateTask(awaited.expectation().task().reference());
    }
    String allowed = String.valueOf(wait.timeout());
    return AbsentTask.timedOut(awaited.expectation(), allowed, wait.terminateOnTimeout());
  }
}
