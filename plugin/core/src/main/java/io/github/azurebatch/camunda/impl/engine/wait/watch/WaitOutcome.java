package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
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

  Outcome of(WatchedWait wait) {
    if (wait.progress() instanceof ListProgress list) {
      return ofList(wait.stored(), list);
    }
    return wait.progress() instanceof JobProgress job
        ? ofJob(wait.stored(), job)
        : ofTask(wait.stored(), (TaskProgress) wait.progress());
  }

  private Outcome ofJob(Wait wait, JobProgress progress) {
    JobExpectation expected = progress.job().expectation();
    if (progress.isLost()) {
      return judges.job().lost(expected);
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
  List<TaskReference> toTerminate(WatchedWait wait) {
    if (!(wait.progress() instanceof ListProgress progress)) {
      return List.of();
    }
    Wait stored = wait.stored();
    boolean terminates =
        stored.isTimedOut(progress)
            ? stored.terminateOnTimeout()
            : progress.list().terminateOthers();
    return terminates ? progress.open() : List.of();
  }

  private Outcome ofTask(Wait wait, TaskProgress progress) {
    TaskTarget target = (TaskTarget) wait.target();
    TaskSnapshot completed = progress.completed();
    if (completed != null) {
      return judges.task().judge(target.expectation(), completed);
    }
    TaskSnapshot replacement = progress.replacement();
    if (replacement != null) {
      return AbsentTask.replaced(target.expectation(), replacement.creationTime());
    }
    if (progress.isLost()) {
      return target.unread()
          ? AbsentTask.notThere(target.expectation())
          : AbsentTask.lost(target.expectation());
    }
    return timedOut(wait, target);
  }

  private Outcome timedOut(Wait wait, TaskTarget target) {
    if (wait.terminateOnTimeout()) {
      accounts.get(target.account()).batch().terminateTask(target.expectation().task().reference());
    }
    String allowed = String.valueOf(wait.timeout());
    return AbsentTask.timedOut(target.expectation(), allowed, wait.terminateOnTimeout());
  }
}
