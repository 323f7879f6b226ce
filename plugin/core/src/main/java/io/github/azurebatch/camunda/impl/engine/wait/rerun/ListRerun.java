package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs tasks of a list again, some at a time. First it is kept with the wait which they are, and
 * when the last task had completed: what completes later is a new run.
 */
record ListRerun(Accounts accounts, Resubmission resubmission, RerunTask rerun, ListJudge judge) {

  /** Whether it is still to be found out which tasks are to be run again. */
  static boolean isToBePlanned(ListTarget list, RerunReason reason) {
    return list.toRunAgain().isEmpty() && reason.completed() == null;
  }

  /** The wait with those of its tasks to remember that are at fault. */
  Wait planned(Wait wait, ListProgress progress, RerunReason reason) {
    BitSet places = judge.placesAtFault(progress.list().expectation(), progress.tally());
    Instant last = progress.tally().lastCompletion();
    return places.isEmpty() || last == null
        ? wait.settled(progress.list())
        : wait.of(progress.list().toRunAgain(places)).with(reason.at(last));
  }

  /**
   * Runs the next of them.
   *
   * @throws RefusedException if one of them cannot be run again
   */
  WaitRerun of(String externalTaskId, ListTarget list, RerunReason reason, Instant now) {
    int[] places = list.toRunAgain().stream().limit(RerunTask.TASKS_AT_ONCE).toArray();
    Map<String, TaskSnapshot> lastById = lastById(list, places);
    BitSet left = (BitSet) list.toRunAgain().clone();
    ListRuns runs = list.runs();
    List<TaskReference> reactivated = new ArrayList<>();
    List<TaskReference> added = new ArrayList<>();
    for (int index : places) {
      left.clear(index);
      TaskSnapshot last = lastById.get(list.runs().taskId(index));
      if (last == null || list.runs().creation(index).isBefore(last)) {
        // deleted, maybe for another one: the next audit finds that out
        continue;
      }
      RerunResult repetition =
          rerun.of(resubmission.of(externalTaskId, list, index), last, reason, now);
      if (repetition instanceof RerunResult.Reactivated run) {
        runs =
            runs.again(
                index,
                runs.attempt(index),
                runs.added(index),
                reason.completed(),
                runs.sasExpiry(index));
        reactivated.add(run.task());
      } else if (repetition instanceof RerunResult.Added run) {
        runs =
            runs.again(
                index, runs.attempt(index) + 1, run.added(), reason.completed(), run.sasExpiry());
        added.add(run.task());
      }
    }
    return new WaitRerun(list.of(runs).toRunAgain(left), reactivated, added, left.isEmpty());
  }

  private Map<String, TaskSnapshot> lastById(ListTarget list, int[] places) {
    List<String> ids = new ArrayList<>();
    for (int index : places) {
      ids.add(list.runs().taskId(index));
    }
    return accounts.get(list.account()).batch().tasks(list.jobId(), ids).stream()
        .collect(Collectors.toMap(task -> task.reference().taskId(), task -> task));
  }
}
