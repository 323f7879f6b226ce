package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs tasks of a list again, some at a time. First it is kept with the wait which they are, and
 * when the last task had completed: what completes later is a new run.
 */
record ListRerun(
    RerunTask rerunTask,
    ListJudge judge,
    WatchedWait watched,
    ListProgress progress,
    RerunReason reason)
    implements TargetRerun {

  @Override
  public Optional<Wait> plan() {
    ListTarget list = progress.target();
    return list.knowsTasksToRunAgain() || reason.completed() != null
        ? Optional.empty()
        : Optional.of(planned(list));
  }

  private Wait planned(ListTarget list) {
    TaskTally tally = progress.tally();
    BitSet places = judge.placesAtFault(list.expectation(), tally);
    if (reason.equals(RerunReason.RESUBMISSION)) {
      tally.open().forEach(places::set);
      return places.isEmpty()
          ? watched.stored().settled(list)
          : watched.stored().of(list.toRunAgain(places));
    }
    Instant last = tally.lastCompletion();
    return places.isEmpty() || last == null
        ? watched.stored().settled(list)
        : watched.stored().of(list.toRunAgain(places)).with(reason.at(last));
  }

  @Override
  public WaitRerun runNext(Instant now) {
    ListTarget list = progress.target();
    int[] places = list.toRunAgain().stream().limit(RerunTask.TASKS_AT_ONCE).toArray();
    Map<String, TaskSnapshot> lastById = lastById(list, places);
    BitSet left = (BitSet) list.toRunAgain().clone();
    ListRuns runs = list.runs();
    List<RerunResult> results = new ArrayList<>();
    for (int index : places) {
      left.clear(index);
      TaskSnapshot last = lastById.get(list.runs().taskId(index));
      // a task that was deleted, maybe for another one, is left to the next audit
      if (last != null && !list.runs().creation(index).isBefore(last)) {
        RerunResult result = rerunTask.of(candidate(list, index), last, reason, now);
        runs = result.in(runs, index, reason.completed());
        results.add(result);
      }
    }
    return WaitRerun.of(list.of(runs).toRunAgain(left), results, left.isEmpty());
  }

  private RerunCandidate candidate(ListTarget list, int index) {
    return rerunTask.resubmission().of(watched.externalTaskId(), list, index);
  }

  private Map<String, TaskSnapshot> lastById(ListTarget list, int[] places) {
    List<String> ids = new ArrayList<>();
    for (int index : places) {
      ids.add(list.runs().taskId(index));
    }
    return rerunTask.batch(list.account()).tasks(list.jobId(), ids).stream()
        .collect(Collectors.toMap(task -> task.reference().taskId(), task -> task));
  }
}
