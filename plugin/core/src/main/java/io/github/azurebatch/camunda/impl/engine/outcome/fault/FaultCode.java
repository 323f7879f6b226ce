package io.github.azurebatch.camunda.impl.engine.outcome.fault;

/** The BPMN error codes of the activity that awaits outputs. */
public enum FaultCode {
  /** The command line failed, or never ran. */
  TASK_FAILED("AzureBatchTaskFailed"),
  /** The command line succeeded, the upload of its output files failed. */
  UPLOAD_FAILED("AzureBatchUploadFailed"),
  /** A required output file did not arrive. */
  OUTPUT_MISSING("AzureBatchOutputMissing"),
  /** A blob is larger than what {@code inline} may put into a variable. */
  OUTPUT_TOO_LARGE("AzureBatchOutputTooLarge"),
  /** An output that {@code inline} reads as JSON is none. */
  OUTPUT_INVALID("AzureBatchOutputInvalid"),
  /** The task did not end in the time that the activity allows. */
  TIMEOUT("AzureBatchTimeout"),
  /** The task, or its job, was deleted. */
  TASK_LOST("AzureBatchTaskLost");

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
