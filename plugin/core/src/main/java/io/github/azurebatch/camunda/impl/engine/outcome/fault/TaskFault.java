package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.util.Optional;

/** The fault that the service reports of a completed task. */
public final class TaskFault {

  private TaskFault() {}

  /**
   * The fault; empty if the task succeeded. A task whose command line and upload both failed is a
   * failed task.
   */
  public static Optional<Fault> of(TaskSnapshot task) {
    FailureInformation failure = task.failureInformation();
    if (!task.hasFailed()) {
      return Optional.empty();
    }
    return Optional.of(
        failure != null && failure.isUploadFailure() && task.hasExitedWithZero()
            ? uploadFailed(failure)
            : new Fault(FaultCode.TASK_FAILED, "failed" + reason(task)));
  }

  private static Fault uploadFailed(FailureInformation failure) {
    return new Fault(
        FaultCode.UPLOAD_FAILED,
        // what is to be done comes before what may be long, which is cut
        "succeeded, but the upload of its output files failed: %s (%s, %s). %s. The files stay on the compute node until the task's retention time ends; to upload them again, run the task again%s"
            .formatted(
                failure.message(),
                failure.code(),
                failure.category(),
                advice(failure.code()),
                place(failure)));
  }

  private static String place(FailureInformation failure) {
    return failure.details().isEmpty() ? "" : ". Details: " + failure.details();
  }

  private static String advice(String code) {
    return switch (code) {
      case "FileUploadAccessDenied" ->
          "The SAS had expired or does not allow writing: raise its lifetime, which must outlast"
              + " the queue and the task, or its permissions. Or it was revoked: after its key was"
              + " rotated, a retry signs anew; after its stored access policy was removed, first"
              + " create that again with the id 'accessPolicy' of 'containerSas'";
      case "FileUploadContainerNotFound" -> "Create the container before the task is submitted";
      case "FileUploadConflict" -> "The blob is there and may not be overwritten: use another path";
      default -> "See fileuploaderr.txt in the task's directory";
    };
  }

  private static String reason(TaskSnapshot task) {
    FailureInformation failure = task.failureInformation();
    String exitCode = task.exitCode() == null ? "" : " with exit code " + task.exitCode();
    return failure == null
        ? exitCode
        : "%s: %s (%s, %s)"
            .formatted(exitCode, failure.message(), failure.code(), failure.category());
  }
}
