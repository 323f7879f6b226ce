package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.util.Map;

/**
 * The failures of tasks, with the codes of Azure Batch.
 *
 * <p>Recorded from the real service: {@code FailureExitCode}, to the letter. Inferred: the messages
 * of the others, and that {@code TaskEnded} is a {@code UserError} (Microsoft's documentation
 * contradicts itself there).
 */
final class TaskFailures {

  private static final String USER_ERROR = "UserError";

  private TaskFailures() {}

  static FailureInfo exitCode() {
    return userError("FailureExitCode", "The task exited with an exit code representing a failure");
  }

  static FailureInfo taskEnded() {
    return userError("TaskEnded", "The task was ended: its maxWallClockTime was exceeded");
  }

  static FailureInfo programNotFound(String program) {
    return userError(
        "CommandProgramNotFound", "The specified command program is not found", program);
  }

  static FailureInfo launchFailed(String reason) {
    return userError("CommandLaunchFailed", "The command line could not be launched", reason);
  }

  /** Microsoft's own tests show the code. */
  static FailureInfo containerPoolNotSupported() {
    return userError(
        "ContainerPoolNotSupported",
        "The compute environment isn't configured to support containers");
  }

  static FailureInfo noContainersHere() {
    return userError(
        "ContainerMiscError",
        "An error was encountered while running the container",
        "the local service runs no containers: let a script say what the task does");
  }

  static FailureInfo noApplicationPackages() {
    return userError(
        "ApplicationPackageError",
        "An error was encountered while deploying the application packages",
        "the local service has none: let a script say what the task does");
  }

  static FailureInfo of(TransferException failure) {
    return new FailureInfo(
        failure.category(),
        failure.code(),
        String.valueOf(failure.getMessage()),
        failure.details());
  }

  private static FailureInfo userError(String code, String message) {
    return userError(code, message, message);
  }

  private static FailureInfo userError(String code, String message, String detail) {
    return new FailureInfo(USER_ERROR, code, message, Map.of("Message", detail));
  }
}
