package io.github.azurebatch.camunda.model;

import java.util.List;

/**
 * The codes of the BPMN errors that the activities throw, as an error event of a model has them:
 * {@code <bpmn:error id="lost" errorCode="AzureBatchTaskLost" />}.
 *
 * @see AzureBatchVariables#BATCH_ERROR
 */
public final class AzureBatchErrors {

  /** The command line failed, or never ran. */
  public static final String TASK_FAILED = "AzureBatchTaskFailed";

  /** The command line succeeded, the upload of its output files failed. */
  public static final String UPLOAD_FAILED = "AzureBatchUploadFailed";

  /** The task succeeded, but a required output did not arrive. */
  public static final String OUTPUT_MISSING = "AzureBatchOutputMissing";

  /** A blob is larger than {@code inline} may put into a variable; it is kept. */
  public static final String OUTPUT_TOO_LARGE = "AzureBatchOutputTooLarge";

  /** An output that {@code inline} reads as JSON is not JSON; it is kept. */
  public static final String OUTPUT_INVALID = "AzureBatchOutputInvalid";

  /** The task did not end within the input {@code timeout}. */
  public static final String TIMEOUT = "AzureBatchTimeout";

  /** The task, or its job, was deleted. */
  public static final String TASK_LOST = "AzureBatchTaskLost";

  private AzureBatchErrors() {}

  /** All codes, those of the task itself first. */
  public static List<String> all() {
    return List.of(
        TASK_FAILED,
        UPLOAD_FAILED,
        OUTPUT_MISSING,
        OUTPUT_TOO_LARGE,
        OUTPUT_INVALID,
        TIMEOUT,
        TASK_LOST);
  }
}
