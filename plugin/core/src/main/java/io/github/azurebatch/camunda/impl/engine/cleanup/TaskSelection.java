package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.List;

/** The tasks of one Azure Batch job that an activity cleans up. */
sealed interface TaskSelection {

  /** The tasks of the selection that exist. */
  List<TaskSnapshot> existing(BatchService batch, String jobId);

  /** All tasks of the job. */
  record AllTasks() implements TaskSelection {

    @Override
    public List<TaskSnapshot> existing(BatchService batch, String jobId) {
      return batch.tasks(jobId);
    }
  }

  /** One task. */
  record OneTask(SubmittedTask task) implements TaskSelection {

    @Override
    public List<TaskSnapshot> existing(BatchService batch, String jobId) {
      return batch.tasks(jobId, List.of(task.reference().taskId()));
    }
  }

  /** The tasks of a list. */
  record TaskList(SubmittedTasks tasks) implements TaskSelection {

    @Override
    public List<TaskSnapshot> existing(BatchService batch, String jobId) {
      return batch.tasks(jobId).stream()
          .filter(task -> tasks.indexOf(task.reference().taskId()).isPresent())
          .toList();
    }
  }
}
