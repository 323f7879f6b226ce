package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskDurations;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was seen of one task; one thread notes it, and others read it. */
public final class TaskProgress implements Progress {

  private final String taskId;
  private final byte[] target;
  private final Instant since;
  private final @Nullable Instant after;
  private final Creation creation;
  private final boolean unread;
  private volatile @Nullable TaskSnapshot completed;
  private volatile @Nullable TaskSnapshot replacement;
  private volatile boolean lost;

  TaskProgress(TaskTarget task) {
    taskId = task.taskId();
    target = DeflatedJson.write(task.toMap());
    since = task.since();
    after = task.attempt().after();
    creation = task.expectation().task().creation();
    unread = task.unread();
  }

  /** Read anew with each call: it is held in few bytes, and most of the time not needed. */
  @Override
  public TaskTarget target() {
    return TaskTarget.from(DeflatedJson.read(target));
  }

  public String taskId() {
    return taskId;
  }

  @Override
  public Instant since() {
    return since;
  }

  /** The completed task, kept until the wait has ended: it is not listed again. */
  public @Nullable TaskSnapshot completed() {
    return completed;
  }

  @Override
  public void note(Map<String, TaskSnapshot> seenById) {
    TaskSnapshot seen = seenById.get(taskId);
    if (unread || seen == null || isOver() || creation.isAfter(seen)) {
      return;
    }
    if (creation.isBefore(seen)) {
      replacement = seen;
      lost = true;
    } else if (seen.state() == TaskState.COMPLETED
        && Attempt.isAfter(after, seen.stateTransitionTime().toInstant())) {
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
  public boolean awaits(String id) {
    return !isOver() && taskId.equals(id);
  }

  @Override
  public Optional<Instant> completionTime() {
    return Optional.ofNullable(completed).map(seen -> seen.stateTransitionTime().toInstant());
  }

  @Override
  public TaskDurations durations() {
    TaskSnapshot task = completed;
    TaskDurations durations = TaskDurations.none();
    if (task != null) {
      durations.note(task, after == null);
    }
    return durations;
  }

  @Override
  public boolean isOver() {
    return completed != null || lost;
  }

  public boolean isLost() {
    return lost;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.task(this);
  }

  /** The task that was added under the id of the lost one, if any. */
  public @Nullable TaskSnapshot replacement() {
    return replacement;
  }
}
