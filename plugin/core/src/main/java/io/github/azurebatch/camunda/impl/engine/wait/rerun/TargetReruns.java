package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;

/**
 * Finds out how a wait's target is run again.
 *
 * @param listJudge tells which tasks of a list are at fault
 */
public record TargetReruns(RerunTask rerunTask, ListJudge listJudge) {

  TargetRerun of(WatchedWait wait, RerunReason reason) {
    return wait.progress().accept(new ByKind(wait, reason));
  }

  private final class ByKind implements Progress.Visitor<TargetRerun> {

    private final WatchedWait wait;
    private final RerunReason reason;

    ByKind(WatchedWait wait, RerunReason reason) {
      this.wait = wait;
      this.reason = reason;
    }

    @Override
    public TargetRerun task(TaskProgress task) {
      return new TaskRerun(rerunTask, wait.externalTaskId(), task.target(), reason);
    }

    @Override
    public TargetRerun list(ListProgress list) {
      return new ListRerun(rerunTask, listJudge, wait, list, reason);
    }

    @Override
    public TargetRerun job(JobProgress job) {
      return new JobRerun(rerunTask, wait.stored(), job.target(), reason);
    }
  }
}
