package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was seen of a whole job; one thread notes it, and others read it. */
public final class JobProgress implements Progress {

  private final JobTarget job;
  private volatile boolean ended;
  private volatile boolean lost;
  private volatile @Nullable Instant replacement;

  JobProgress(JobTarget job) {
    this.job = job;
  }

  @Override
  public JobTarget target() {
    return job;
  }

  @Override
  public void seeJob(Instant created) {
    if (job.isReplacedBy(created)) {
      replacement = created;
      lost = true;
    }
  }

  @Override
  public void endJob() {
    ended = !lost && job.unreadJob().isEmpty();
  }

  /** When the job was created that has taken the place of the lost one; null if none has. */
  public @Nullable Instant replacement() {
    return replacement;
  }

  @Override
  public boolean looksForEndOfJob() {
    return !isOver();
  }

  public boolean isLost() {
    return lost;
  }

  @Override
  public void loseJob() {
    lost = true;
  }

  @Override
  public boolean looksForTasks() {
    return false;
  }

  @Override
  public void note(Map<String, TaskSnapshot> seen) {
    // which tasks there will be is not known
  }

  @Override
  public void loseAllBut(Set<String> existing) {
    // a task that is deleted is not open any more
  }

  @Override
  public int openCount() {
    return 0;
  }

  @Override
  public Stream<String> openTaskIds() {
    return Stream.of();
  }

  @Override
  public boolean awaits(String taskId) {
    return false;
  }

  /** All of them: any task of the job counts. */
  @Override
  public Stream<TaskSnapshot> among(Map<String, TaskSnapshot> queued) {
    return isOver() ? Stream.of() : queued.values().stream();
  }

  @Override
  public boolean isOver() {
    return ended || lost;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.job(this);
  }
}
