package io.github.azurebatch.camunda.variable;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task of a list or a job that failed, was deleted, or left no required output.
 *
 * @param taskId the id of the task
 * @param index the place of the task in the list, from 1
 * @param exitCode the exit code of its command line; empty if the command line never ran
 * @param code the error code of Azure Batch, such as {@code FailureExitCode}; a BPMN error code
 *     where Azure Batch reports no failure
 * @param message what failed, at most 666 characters
 * @param nodeId the compute node that it ran on last; empty if it ran nowhere or did not fail
 */
public record TaskFailure(
    String taskId,
    int index,
    OptionalInt exitCode,
    String code,
    String message,
    Optional<String> nodeId) {

  static TaskFailure of(View view) {
    return new TaskFailure(
        view.text("taskId"),
        view.count("index"),
        view.integer("exitCode"),
        view.text("code"),
        view.text("message"),
        view.optionalText("nodeId"));
  }
}
