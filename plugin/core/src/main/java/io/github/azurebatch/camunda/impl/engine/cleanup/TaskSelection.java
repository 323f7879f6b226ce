package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The tasks of one Azure Batch job that an activity cleans up. */
sealed interface TaskSelection extends Predicate<TaskSnapshot> {

  /** Whether a task of the job is one of them, and not another one of the same id. */
  @Override
  boolean test(TaskSnapshot task);

  /** Shows those that exist, and holds none of them. */
  default void visit(BatchService batch, String jobId, Consumer<TaskSnapshot> visitor) {
    batch.visitTasks(
        jobId,
        task -> {
          if (test(task)) {
            visitor.accept(task);
          }
          return true;
        });
  }

  private static boolean isOurs(Creation creation, TaskSnapshot task) {
    return !creation.isBefore(task) && !creation.isAfter(task);
  }

  /** All tasks of the job. */
  record AllTasks() implements TaskSelection {

    @Override
    public boolean test(TaskSnapshot task) {
      return true;
    }
  }

  /** One task. */
  record OneTask(SubmittedTask task) implements TaskSelection {

    @Override
    public boolean test(TaskSnapshot other) {
      return isOurs(task.creation(), other);
    }

    @Override
    public void visit(BatchService batch, String jobId, Consumer<TaskSnapshot> visitor) {
      batch.tasks(jobId, List.of(task.reference().taskId())).stream().filter(this).forEach(visitor);
    }
  }

  /** The tasks of a list. */
  record TaskList(ListRuns runs) implements TaskSelection {

    TaskList(SubmittedTasks tasks) {
      this(ListRuns.first(tasks));
    }

    @Override
    public boolean test(TaskSnapshot task) {
      var index = runs.indexOf(task.reference().taskId());
      return index.isPresent() && isOurs(runs.creation(index.getAsInt()), task);
    }
  }
}
