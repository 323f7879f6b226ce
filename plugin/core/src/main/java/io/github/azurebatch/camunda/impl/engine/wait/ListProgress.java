package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskDurations;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was seen of the tasks of a list. A wait that takes too long to end may be judged by one
 * thread and polled by another.
 */
public final class ListProgress implements Progress {

  private final ListTarget list;
  private final TaskTally tally;
  private final TaskDurations durations = TaskDurations.ofMany();

  ListProgress(ListTarget list) {
    this.list = list;
    this.tally = new TaskTally(list.tasks().count());
  }

  @Override
  public ListTarget target() {
    return list;
  }

  /** The tally of the tasks now; what is noted later does not change it. */
  public synchronized TaskTally tally() {
    return tally.copy();
  }

  @Override
  public synchronized void note(Map<String, TaskSnapshot> seen) {
    seen.forEach((id, task) -> list.runs().indexOf(id).ifPresent(index -> note(index, task)));
  }

  private void note(int index, TaskSnapshot task) {
    Creation creation = list.runs().creation(index);
    if (creation.isBefore(task)) {
      tally.lose(index);
    } else if (task.state() == TaskState.COMPLETED && !creation.isAfter(task)) {
      noteCompleted(index, task);
    }
  }

  private void noteCompleted(int index, TaskSnapshot task) {
    Instant completion = task.stateTransitionTime().toInstant();
    if (list.runs().after(index).filter(after -> !completion.isAfter(after)).isEmpty()) {
      if (!tally.hasEnded(index)) {
        durations.note(task, list.runs().after(index).isEmpty());
      }
      tally.note(index, task);
    }
  }

  @Override
  public synchronized void loseAllBut(Set<String> existing) {
    int[] gone =
        tally.open().filter(index -> !existing.contains(list.runs().taskId(index))).toArray();
    for (int index : gone) {
      tally.lose(index);
    }
  }

  /** Tasks that are known to be run again are not looked for before. */
  @Override
  public synchronized boolean looksForTasks() {
    return !isOver() && list.toRunAgain().isEmpty();
  }

  @Override
  public synchronized int openCount() {
    return looksForTasks() ? tally.openCount() : 0;
  }

  @Override
  public synchronized boolean isOpen(int place) {
    return looksForTasks() && tally.isOpen(place);
  }

  @Override
  public synchronized Stream<String> openTaskIds() {
    return looksForTasks()
        ? IntStream.of(tally.open().toArray()).mapToObj(index -> list.runs().taskId(index))
        : Stream.of();
  }

  /** Also one that was lost: it may have been there after all. */
  @Override
  public synchronized boolean awaits(String taskId) {
    return looksForTasks()
        && list.runs().indexOf(taskId).stream().anyMatch(index -> !tally.hasEnded(index));
  }

  @Override
  public synchronized Optional<Instant> lastCompletion() {
    return Optional.ofNullable(tally.lastCompletion());
  }

  /** Those of the tasks now; what is noted later does not change them. */
  @Override
  public synchronized TaskDurations durations() {
    return durations.copy();
  }

  @Override
  public synchronized List<CreatedTask> toTerminate(WaitTerms terms) {
    boolean terminates = isOver() ? list.terminateOthers() : terms.terminateOnTimeout();
    return terminates
        ? tally.open().mapToObj(index -> list.runs().created(index)).toList()
        : List.of();
  }

  @Override
  public synchronized boolean isOver() {
    return list.expectation().isOver(tally);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.list(this);
  }
}
