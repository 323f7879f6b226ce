package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import java.util.Objects;
import java.util.Optional;

/**
 * Adds to the fault of a terminated task whether and why its job was terminated, which the task
 * itself does not say.
 */
final class TerminatedJob {

  private TerminatedJob() {}

  static Fault explain(Fault fault, TaskSnapshot task, BatchService batch) {
    return task.wasTerminated()
        ? new Fault(
            fault.code(),
            fault.complaint() + remark(task.reference().jobId(), batch),
            fault.details())
        : fault;
  }

  private static String remark(String jobId, BatchService batch) {
    try {
      return batch
          .job(jobId)
          .flatMap(TerminatedJob::ofJob)
          .orElse(". It was terminated: by its maxWallClockTime, or by a call to the service");
    } catch (AzureBatchException e) {
      // the fault of the task is complete without it
      return ". It was terminated";
    }
  }

  private static Optional<String> ofJob(JobSnapshot job) {
    return switch (job.state()) {
      case TERMINATING, COMPLETED ->
          Optional.of(
              ". Its job was terminated: "
                  + Objects.requireNonNullElse(job.terminateReason(), "no reason is given"));
      case DELETING -> Optional.of(". Its job is being deleted");
      case DISABLING, DISABLED -> Optional.of(". Its job was disabled");
      case ACTIVE, ENABLING -> Optional.empty();
    };
  }
}
