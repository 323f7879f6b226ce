package io.github.azurebatch.camunda.model;

/**
 * The beans that a model names: {@code camunda:delegateExpression="${azureBatchSubmitTask}"}.
 * Models that Java code builds take them as {@code "${" + AzureBatchBeans.SUBMIT_TASK + "}"}.
 */
public final class AzureBatchBeans {

  /** Creates an Azure Batch job, or finds it there. */
  public static final String CREATE_JOB = "azureBatchCreateJob";

  /** Creates a blob container, or finds it there. */
  public static final String CREATE_CONTAINER = "azureBatchCreateContainer";

  /** Allows tasks to upload into a container. */
  public static final String ISSUE_SAS = "azureBatchIssueSas";

  /** Submits an Azure Batch task. */
  public static final String SUBMIT_TASK = "azureBatchSubmitTask";

  /** Submits an Azure Batch task for each item of a list. */
  public static final String SUBMIT_TASKS = "azureBatchSubmitTasks";

  /** Waits until a task, a list of tasks or a job has ended. */
  public static final String AWAIT_OUTPUTS = "azureBatchAwaitOutputs";

  /** Creates the container, signs, submits and awaits in one activity. */
  public static final String RUN_TASK = "azureBatchRunTask";

  /** Reads back what was persisted. */
  public static final String READ_OUTPUTS = "azureBatchReadOutputs";

  /** Deletes tasks that succeeded, and ends the job. */
  public static final String CLEAN_UP = "azureBatchCleanUp";

  /** Makes signed links to outputs; not an activity, but a bean for expressions. */
  public static final String LINKS = "azureBatch";

  private AzureBatchBeans() {}
}
