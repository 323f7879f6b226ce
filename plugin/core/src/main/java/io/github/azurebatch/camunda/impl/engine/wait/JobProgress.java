package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
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

  public JobTarget job() {
    return job;
  }

  /** Asks the service: as long as a task is open, that is one call. */
  public static boolean hasEnded(BatchService batch, String jobId) {
    if (batch.hasOpenTasks(jobId)) {
      return false;
    }
    return batch.hasTasks(jobId)
        || batch.job(jobId).filter(job -> job.state() == JobState.COMPLETED).isPresent();
  }

  public void end() {
    ended = true;
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
    // nobody knows which tasks there will be
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

  /** All of them, whoever added them. */
  @Override
  public Stream<TaskSnapshot> among(Map<String, TaskSnapshot> queued) {
    return isOver() ? Stream.of() : queued.values().stream();
  }

  @Override
  public boolean isOver() {
    return ended || lost;
  }
}
