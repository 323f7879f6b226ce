package io.github.azurebatch.camunda.impl.engine.wait.end;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.ExistingTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobJudge;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.outcome.task.AbsentTask;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges a wait that is due: one whose target has ended, or one whose timeout has passed. It calls
 * Azure, so no transaction should be open.
 */
record JudgeWait(Granted granted, Judges judges, WaitTerms terms)
    implements Progress.Visitor<Outcome> {

  @Override
  public Outcome task(TaskProgress progress) {
    TaskTarget task = progress.target();
    TaskExpectation expected = task.expectation();
    if (!progress.isOver() && terms.terminateOnTimeout()) {
      // the task of another client would be terminated if that has taken the place of this one
      look(progress, expected.task().reference());
    }
    TaskSnapshot completed = progress.completed();
    if (completed != null) {
      return wasTerminatedAfterTheTimeout(completed)
          ? AbsentTask.timedOut(expected, timeout(), true)
          : judges.task().judge(expected, completed);
    }
    TaskSnapshot replacement = progress.replacement();
    if (replacement != null) {
      return AbsentTask.replaced(expected, replacement.creationTime());
    }
    if (progress.isLost()) {
      return task.unread() ? AbsentTask.notThere(expected) : AbsentTask.lost(expected);
    }
    if (terms.terminateOnTimeout()) {
      batch(task.account()).terminateTask(expected.task().reference());
    }
    return AbsentTask.timedOut(expected, timeout(), terms.terminateOnTimeout());
  }

  /** The termination may have been acknowledged to nobody: its answer was lost, or this node. */
  private boolean wasTerminatedAfterTheTimeout(TaskSnapshot completed) {
    return terms.terminateOnTimeout()
        && completed.wasTerminated()
        && terms.isTimeoutPast(completed.stateTransitionTime().toInstant());
  }

  private void look(TaskProgress progress, TaskReference task) {
    Map<String, TaskSnapshot> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ExistingTasks.of(batch(progress.target().account()), task.jobId(), List.of(task.taskId()))
        .forEach(snapshot -> found.put(snapshot.reference().taskId(), snapshot));
    progress.note(found);
    progress.loseAllBut(found.keySet());
  }

  @Override
  public Outcome list(ListProgress progress) {
    ListExpectation expected = progress.target().expectation();
    TaskTally tally = progress.tally();
    return expected.isOver(tally)
        ? judges.list().judge(expected, tally)
        : judges.list().timedOut(expected, tally, timeout(), terms.terminateOnTimeout());
  }

  @Override
  public Outcome job(JobProgress progress) {
    JobExpectation expected = progress.target().expectation();
    if (!progress.isOver()) {
      // whose tasks would be judged, and terminated
      batch(expected.account())
          .job(expected.jobId())
          .ifPresent(job -> progress.seeJob(job.creationTime().toInstant()));
    }
    if (progress.isLost()) {
      return judges.job().lost(expected, progress.replacement());
    }
    if (progress.isOver()) {
      return judges.job().judge(expected, granted::locate, deadline());
    }
    Outcome timedOut =
        judges.job().timedOut(expected, granted::locate, timeout(), terms.terminateOnTimeout());
    if (terms.terminateOnTimeout()) {
      batch(expected.account()).terminateJob(expected.jobId(), "Timeout");
    }
    return timedOut;
  }

  private JobJudge.@Nullable Deadline deadline() {
    Duration timeout = terms.timeout();
    return timeout != null && terms.terminateOnTimeout()
        ? new JobJudge.Deadline(terms.entered().plus(timeout), timeout())
        : null;
  }

  private BatchService batch(String account) {
    return granted.accounts().get(account).batch();
  }

  private String timeout() {
    return String.valueOf(terms.timeout());
  }
}
