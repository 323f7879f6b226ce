package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.outcome.TaskTally;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was seen of the tasks of a list. */
final class TaskListProgress implements Progress {

  private final TaskList list;
  private final TaskTally tally;

  TaskListProgress(TaskList list) {
    this.list = list;
    this.tally = new TaskTally(list.tasks().count());
  }

  TaskList list() {
    return list;
  }

  TaskTally tally() {
    return tally;
  }

  @Override
  public void note(Map<String, TaskSnapshot> completed) {
    completed.forEach(
        (id, task) -> list.tasks().indexOf(id).ifPresent(index -> tally.note(index, task)));
  }

  @Override
  public void loseAllBut(Set<String> existing) {
    int[] gone =
        tally.open().filter(index -> !existing.contains(list.tasks().taskId(index))).toArray();
    for (int index : gone) {
      tally.lose(index);
    }
  }

  @Override
  public int openCount() {
    return isOver() ? 0 : tally.openCount();
  }

  @Override
  public Stream<String> openTaskIds() {
    return isOver() ? Stream.of() : tally.open().mapToObj(index -> list.tasks().taskId(index));
  }

  /** The tasks that neither ended nor are gone, whether they are waited for or not. */
  List<TaskReference> open() {
    return tally.open().mapToObj(index -> list.tasks().reference(index)).toList();
  }

  @Override
  public boolean isOver() {
    return tally.openCount() == 0 || (list.expectation().any() && tally.hasSuccess());
  }
}
