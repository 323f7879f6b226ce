package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.ListJudge;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs again what a wait is for, whatever that is. */
final class Restarts {

  private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

  private final Accounts accounts;
  private final TaskRerun taskRerun;
  private final ListRerun listRerun;
  private final JobRerun jobRerun;

  Restarts(Accounts accounts, Resubmission resubmission, ListJudge listJudge) {
    this.accounts = accounts;
    Rerun rerun = new Rerun(accounts, resubmission);
    taskRerun = new TaskRerun(accounts, resubmission, rerun);
    listRerun = new ListRerun(accounts, resubmission, rerun, listJudge);
    jobRerun = new JobRerun(accounts);
  }

  /**
   * What is to be kept with the wait before anything is done; empty if that has been done.
   *
   * @throws InvalidInputException if nothing can be run again
   */
  Optional<Wait> plan(Waiter waiter, LastFault fault) {
    Wait wait = waiter.awaited();
    if (waiter.progress() instanceof TaskListProgress progress
        && ListRerun.isToBePlanned(progress.list(), fault)) {
      return Optional.of(listRerun.planned(wait, progress, fault));
    }
    return waiter.progress() instanceof JobProgress progress && JobRerun.isToBePlanned(fault)
        ? Optional.of(jobRerun.planned(wait, progress.job(), fault))
        : Optional.empty();
  }

  /**
   * Runs the next tasks again.
   *
   * @throws RefusedException if one of them cannot be run again
   */
  Restart next(Waiter waiter, LastFault fault, Instant now) {
    String id = waiter.externalTaskId();
    if (waiter.progress() instanceof TaskListProgress progress) {
      return listRerun.of(id, progress.list(), fault, now);
    }
    return waiter.progress() instanceof JobProgress progress
        ? jobRerun.of(progress.job(), Objects.requireNonNull(fault.completed()))
        : taskRerun.of(id, (OneTask) waiter.awaited().awaited(), fault, now);
  }

  /** Ends what was run again for a wait that was cancelled meanwhile. */
  void end(Restart restart) {
    Awaited awaited = restart.awaited();
    if (awaited.onCancel() == OnCancel.LEAVE) {
      return;
    }
    try {
      BatchService batch = accounts.get(awaited.account()).batch();
      restart.started().forEach(batch::terminateTask);
    } catch (AzureBatchException e) {
      LOG.warn(
          "{} was cancelled while it was run again, and {} could not be terminated; the search for orphans finds what is left: {}",
          awaited.description(),
          restart.started().toList(),
          e.getMessage());
    }
  }
}
