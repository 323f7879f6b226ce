package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs again what a wait is for, whatever that is. */
public final class Restarts {

  private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

  private final Accounts accounts;
  private final TaskRerun taskRerun;
  private final ListRerun listRerun;
  private final JobRerun jobRerun;

  public Restarts(Accounts accounts, Resubmission resubmission, ListJudge listJudge) {
    this.accounts = accounts;
    RerunTask rerun = new RerunTask(accounts, resubmission);
    taskRerun = new TaskRerun(accounts, resubmission, rerun);
    listRerun = new ListRerun(accounts, resubmission, rerun, listJudge);
    jobRerun = new JobRerun(accounts);
  }

  /**
   * What is to be kept with the wait before anything is done; empty if that has been done.
   *
   * @throws InvalidInputException if nothing can be run again
   */
  Optional<Wait> plan(WatchedWait wait, RerunReason reason) {
    Wait stored = wait.stored();
    if (wait.progress() instanceof ListProgress progress
        && ListRerun.isToBePlanned(progress.list(), reason)) {
      return Optional.of(listRerun.planned(stored, progress, reason));
    }
    return wait.progress() instanceof JobProgress progress && JobRerun.isToBePlanned(reason)
        ? Optional.of(jobRerun.planned(stored, progress.job(), reason))
        : Optional.empty();
  }

  /**
   * Runs the next tasks again.
   *
   * @throws RefusedException if one of them cannot be run again
   */
  WaitRerun next(WatchedWait wait, RerunReason reason, Instant now) {
    String id = wait.externalTaskId();
    if (wait.progress() instanceof ListProgress progress) {
      return listRerun.of(id, progress.list(), reason, now);
    }
    return wait.progress() instanceof JobProgress progress
        ? jobRerun.of(progress.job(), Objects.requireNonNull(reason.completed()))
        : taskRerun.of(id, (TaskTarget) wait.stored().target(), reason, now);
  }

  /** Ends what was run again for a wait that was cancelled meanwhile. */
  void end(WaitRerun restart) {
    WaitTarget target = restart.target();
    if (target.onCancel() == OnCancel.LEAVE) {
      return;
    }
    try {
      BatchService batch = accounts.get(target.account()).batch();
      restart.started().forEach(batch::terminateTask);
    } catch (AzureBatchException e) {
      LOG.warn(
          "{} was cancelled while it was run again, and {} could not be terminated; the search for orphans finds what is left: {}",
          target.description(),
          restart.started().toList(),
          e.getMessage());
    }
  }
}
