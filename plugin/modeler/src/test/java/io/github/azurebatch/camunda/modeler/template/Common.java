package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.model.AzureBatchInputs;

/** What several templates have. */
final class Common {

  static final String PREFIX = "io.github.azurebatch.camunda.";
  static final String LEARN = "https://learn.microsoft.com/";
  static final String OUTPUT_FILES = LEARN + "azure/batch/batch-task-output-files";
  static final String JOBS = LEARN + "azure/batch/jobs-and-tasks";
  static final String CONVENTIONS =
      "https://github.com/Azure/azure-sdk-for-net/tree/main/sdk/batch/Microsoft.Azure.Batch.Conventions.Files";

  static final String JOB_OF_THE_STEP_BEFORE = "${batchJob.jobId}";

  static final FieldList EVERYWHERE =
      FieldList.of(AzureBatchInputs.ACCOUNT, AzureBatchInputs.RESULT_VARIABLE);

  static final FieldList EVERY_JOB =
      join(
          FieldList.of(
              AzureBatchInputs.ENVIRONMENT,
              AzureBatchInputs.PRIORITY,
              AzureBatchInputs.MAX_PARALLEL_TASKS),
          FieldList.of(
              Words.of(AzureBatchInputs.MAX_WALL_CLOCK_TIME)
                  .described(
                      "How long the job may be active, ISO 8601 duration; by default unlimited. Example: P1D"),
              Words.of(AzureBatchInputs.MAX_TASK_RETRY_COUNT)
                  .described(
                      "Retries of tasks that say none themselves; by default none. Example: 2")),
          FieldList.of(
              AzureBatchInputs.NETWORK_CONFIGURATION,
              AzureBatchInputs.USES_TASK_DEPENDENCIES,
              AzureBatchInputs.ON_TASK_FAILURE,
              AzureBatchInputs.METADATA,
              AzureBatchInputs.DISPLAY_NAME,
              AzureBatchInputs.ALLOW_TASK_PREEMPTION),
          EVERYWHERE);

  static final FieldList EVERY_TASK =
      join(
          FieldList.of(Words.of(AzureBatchInputs.JOB_ID).preset(JOB_OF_THE_STEP_BEFORE)),
          FieldList.of(
              AzureBatchInputs.TASK_ID,
              AzureBatchInputs.COMMAND_LINE,
              AzureBatchInputs.RESOURCE_FILES,
              AzureBatchInputs.ENVIRONMENT,
              AzureBatchInputs.APPLICATION_PACKAGE_REFERENCES,
              AzureBatchInputs.MAX_WALL_CLOCK_TIME,
              AzureBatchInputs.MAX_TASK_RETRY_COUNT,
              AzureBatchInputs.QUEUE_ALLOWANCE,
              AzureBatchInputs.RETENTION_TIME,
              AzureBatchInputs.ON_CANCEL,
              AzureBatchInputs.CONTAINER_SETTINGS,
              AzureBatchInputs.USER_IDENTITY,
              AzureBatchInputs.REQUIRED_SLOTS,
              AzureBatchInputs.AFFINITY_INFO,
              AzureBatchInputs.DEPENDS_ON,
              AzureBatchInputs.EXIT_CONDITIONS,
              AzureBatchInputs.ON_ALL_TASKS_COMPLETE,
              AzureBatchInputs.AUTHENTICATION_TOKEN_SETTINGS,
              AzureBatchInputs.DISPLAY_NAME),
          EVERYWHERE);

  static final FieldList HOW_TO_AWAIT =
      join(
          FieldList.of(
              AzureBatchInputs.REQUIRED,
              AzureBatchInputs.TIMEOUT,
              AzureBatchInputs.TERMINATE_ON_TIMEOUT),
          FieldList.of(AzureBatchInputs.RESULT_VARIABLE));

  static final FieldList HOW_TO_AWAIT_A_TASK =
      join(
          HOW_TO_AWAIT,
          FieldList.of(
              AzureBatchInputs.INLINE,
              AzureBatchInputs.ON_SAS_EXPIRY,
              AzureBatchInputs.UPLOAD_DETAILS));

  static final FieldList HOW_TO_READ =
      join(
          FieldList.of(AzureBatchInputs.KIND, AzureBatchInputs.REQUIRED, AzureBatchInputs.INLINE),
          FieldList.of(AzureBatchInputs.RESULT_VARIABLE));

  private Common() {}
}
