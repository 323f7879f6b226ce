package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.model.AzureBatchErrors;

/** The BPMN error codes of the activity that awaits outputs. */
public enum FaultCode {
  /** The command line failed, or never ran. */
  TASK_FAILED(AzureBatchErrors.TASK_FAILED),
  /** The command line succeeded, the upload of its output files failed. */
  UPLOAD_FAILED(AzureBatchErrors.UPLOAD_FAILED),
  /** A required output file did not arrive. */
  OUTPUT_MISSING(AzureBatchErrors.OUTPUT_MISSING),
  /** A blob is larger than what {@code inline} may put into a variable. */
  OUTPUT_TOO_LARGE(AzureBatchErrors.OUTPUT_TOO_LARGE),
  /** An output that {@code inline} reads as JSON is not JSON. */
  OUTPUT_INVALID(AzureBatchErrors.OUTPUT_INVALID),
  /** The task did not end in the time that the activity allows. */
  TIMEOUT(AzureBatchErrors.TIMEOUT),
  /** The task, or its job, was deleted. */
  TASK_LOST(AzureBatchErrors.TASK_LOST);

  private final String bpmnErrorCode;

  FaultCode(String bpmnErrorCode) {
    this.bpmnErrorCode = bpmnErrorCode;
  }

  public String bpmnErrorCode() {
    return bpmnErrorCode;
  }

  /** Whether the task itself ended badly, so that its logs say more and a new run may help. */
  public boolean isOfTask() {
    return this == TASK_FAILED
        || this == UPLOAD_FAILED
        || this == OUTPUT_MISSING
        || this == OUTPUT_INVALID;
  }
}
