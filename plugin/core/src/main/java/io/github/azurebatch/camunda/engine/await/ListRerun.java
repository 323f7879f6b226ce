package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.ListJudge;
import io.github.azurebatch.camunda.engine.output.ListRuns;
import io.github.azurebatch.camunda.fault.RefusedException;
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
record ListRerun(Accounts accounts, Resubmission resubmission, Rerun rerun, ListJudge judge) {

  /** Whether it is still to be found out which tasks are to be run again. */
  static boolean isToBePlanned(TaskList list, LastFault fault) {
    return list.toRunAgain().isEmpty() && fault.completed() == null;
  }

  /** The wait with those of its tasks to remember that are at fault. */
  Wait planned(Wait wait, TaskListProgress progress, LastFault fault) {
    BitSet places = judge.placesAtFault(progress.list().expectation(), progress.tally());
    Instant last = progress.tally().lastCompletion();
    return places.isEmpty() || last == null
        ? wait.settled(progress.list())
        : wait.of(progress.list().toRunAgain(places)).with(fault.at(last));
  }

  /**
   * Runs the next of them.
   *
   * @throws RefusedException if one of them cannot be run again
   */
  Restart of(String externalTaskId, TaskList list, LastFault fault, Instant now) {
    int[] places = list.toRunAgain().stream().limit(Rerun.TASKS_AT_ONCE).toArray();
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
      Repetition repetition =
          rerun.of(resubmission.of(externalTaskId, list, index), last, fault, now);
      if (repetition instanceof Repetition.Reactivated run) {
        runs =
            runs.again(
                index,
                runs.attempt(index),
                runs.added(index),
                fault.completed(),
                runs.sasExpiry(index));
        reactivated.add(run.task());
      } else if (repetition instanceof Repetition.Added run) {
        runs =
            runs.again(
                index, runs.attempt(index) + 1, run.added(), fault.completed(), run.sasExpiry());
        added.add(run.task());
      }
    }
    return new Restart(list.of(runs).toRunAgain(left), reactivated, added, left.isEmpty());
  }

  private Map<String, TaskSnapshot> lastById(TaskList list, int[] places) {
    List<String> ids = new ArrayList<>();
    for (int index : places) {
      ids.add(list.runs().taskId(index));
    }
    return accounts.get(list.account()).batch().tasks(list.jobId(), ids).stream()
        .collect(Collectors.toMap(task -> task.reference().taskId(), task -> task));
  }
}
