package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was seen of one task. */
final class TaskProgress implements Progress {

  private final OneTask task;
  private @Nullable TaskSnapshot completed;
  private boolean lost;

  TaskProgress(OneTask task) {
    this.task = task;
  }

  OneTask task() {
    return task;
  }

  /** The completed task, kept until the wait has ended: it is not listed again. */
  @Nullable TaskSnapshot completed() {
    return completed;
  }

  @Override
  public void note(Map<String, TaskSnapshot> completedById) {
    TaskSnapshot seen = completedById.get(task.taskId());
    if (!task.unread()
        && seen != null
        && task.attempt().includes(seen.stateTransitionTime().toInstant())) {
      completed = seen;
    }
  }

  @Override
  public void loseAllBut(Set<String> existing) {
    if (completed == null && !existing.contains(task.taskId())) {
      lost = true;
    }
  }

  @Override
  public int openCount() {
    return isOver() ? 0 : 1;
  }

  @Override
  public Stream<String> openTaskIds() {
    return isOver() ? Stream.of() : Stream.of(task.taskId());
  }

  @Override
  public Optional<Instant> completionTime() {
    return Optional.ofNullable(completed).map(seen -> seen.stateTransitionTime().toInstant());
  }

  @Override
  public boolean isOver() {
    return completed != null || lost;
  }

  boolean isLost() {
    return lost;
  }
}
