package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What was seen of a whole job. */
public final class JobProgress implements Progress {

  private final JobTarget job;
  private boolean ended;
  private boolean lost;

  JobProgress(JobTarget job) {
    this.job = job;
  }

  @Override
  public JobTarget target() {
    return job;
  }

  @Override
  public void endJob() {
    ended = true;
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
