package io.github.azurebatch.camunda.model;

/**
 * The process variables that the activities set. The input {@code resultVariable} gives what an
 * activity sets another name, except for {@code batchError} and {@code batchWaiting}.
 *
 * @see AzureBatchInputs#RESULT_VARIABLE
 */
public final class AzureBatchVariables {

  /** The Azure Batch job that {@code azureBatchCreateJob} created or found. */
  public static final String BATCH_JOB = "batchJob";

  /** The blob container that {@code azureBatchCreateContainer} created or found. */
  public static final String OUTPUT_CONTAINER = "outputContainer";

  /** The grant of {@code azureBatchIssueSas} to upload; it holds no signature. */
  public static final String CONTAINER_SAS = "containerSas";

  /** The task that {@code azureBatchSubmitTask} or {@code azureBatchRunTask} submitted. */
  public static final String BATCH_TASK = "batchTask";

  /** The list of tasks that {@code azureBatchSubmitTasks} submitted. */
  public static final String BATCH_TASKS = "batchTasks";

  /** What arrived from a task, a list or a job that was awaited or read back. */
  public static final String OUTPUTS = "outputs";

  /**
   * Why {@code azureBatchAwaitOutputs}, {@code azureBatchRunTask} or {@code azureBatchReadOutputs}
   * threw a BPMN error.
   */
  public static final String BATCH_ERROR = "batchError";

  /** What {@code azureBatchCleanUp} deleted and kept. */
  public static final String BATCH_CLEAN_UP = "batchCleanUp";

  /** Why a task that is awaited has been queued for long; local to the waiting activity. */
  public static final String BATCH_WAITING = "batchWaiting";

  private AzureBatchVariables() {}
}
