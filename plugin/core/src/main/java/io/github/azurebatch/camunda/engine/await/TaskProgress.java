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

  private final String taskId;
  private final @Nullable Instant after;
  private final boolean unread;
  private @Nullable TaskSnapshot completed;
  private boolean lost;

  TaskProgress(OneTask task) {
    taskId = task.taskId();
    after = task.attempt().after();
    unread = task.unread();
  }

  /** Whether it is still to be read what the task uploads. */
  boolean isUnread() {
    return unread;
  }

  /** The completed task, kept until the wait has ended: it is not listed again. */
  @Nullable TaskSnapshot completed() {
    return completed;
  }

  @Override
  public void note(Map<String, TaskSnapshot> completedById) {
    TaskSnapshot seen = completedById.get(taskId);
    if (!unread && seen != null && Attempt.isAfter(after, seen.stateTransitionTime().toInstant())) {
      completed = seen;
    }
  }

  @Override
  public void loseAllBut(Set<String> existing) {
    if (completed == null && !existing.contains(taskId)) {
      lost = true;
    }
  }

  @Override
  public int openCount() {
    return isOver() ? 0 : 1;
  }

  @Override
  public Stream<String> openTaskIds() {
    return isOver() ? Stream.of() : Stream.of(taskId);
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
