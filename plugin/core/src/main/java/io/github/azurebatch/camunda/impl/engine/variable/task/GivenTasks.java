package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import java.util.List;

/**
 * Tasks in values that are given to an activity, or stand in variables of its scope.
 *
 * @param marks tell whether an activity has handed them out
 */
public record GivenTasks(Marks marks) {

  /**
   * @throws InvalidInputException if the fields are not those of a task, or no activity has handed
   *     them out
   */
  public SubmittedTask task(Fields fields) {
    SubmittedTask task = SubmittedTask.from(fields);
    marks.require(MarkedKind.BATCH_TASK, fields.asMap(), names(task));
    return task;
  }

  /**
   * @throws InvalidInputException if the fields are not those of the tasks of a list, or no
   *     activity has handed them out
   */
  public SubmittedTasks tasks(Fields fields) {
    SubmittedTasks tasks = SubmittedTasks.from(fields);
    marks.require(MarkedKind.BATCH_TASKS, fields.asMap(), names(tasks));
    return tasks;
  }

  /** What a task names at Azure. */
  public static Names names(SubmittedTask task) {
    return names(task.account(), task.reference().jobId(), task.outputFiles());
  }

  /** What the tasks of a list name at Azure. */
  public static Names names(SubmittedTasks tasks) {
    return names(tasks.account(), tasks.jobId(), tasks.outputFiles());
  }

  private static Names names(String account, String jobId, List<DeclaredOutputFile> files) {
    return Names.ofJob(account, jobId)
        .with(
            files.stream()
                .map(file -> new Names.Container(file.account(), file.container()))
                .toList());
  }
}
