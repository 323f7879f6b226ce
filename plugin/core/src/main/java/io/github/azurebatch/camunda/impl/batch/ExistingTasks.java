package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.Collection;
import java.util.List;

/** Those of named tasks that exist, for callers to whom a deleted job is one without tasks. */
public final class ExistingTasks {

  private ExistingTasks() {}

  /** In any state; none if the job does not exist either. */
  public static List<TaskSnapshot> of(
      BatchService batch, String jobId, Collection<String> taskIds) {
    try {
      return batch.tasks(jobId, taskIds);
    } catch (RefusedException e) {
      if (e.code().equals("JobNotFound")) {
        return List.of();
      }
      throw e;
    }
  }
}
