package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Templates that wait. */
final class AwaitTemplates {

  private AwaitTemplates() {}

  static List<Template> all() {
    Field task = Words.of(AzureBatchInputs.TASK).needed();
    return List.of(
        new Template(
            Common.PREFIX + "awaitTask",
            1,
            "Azure Batch: await a task",
            ActivityBean.AWAIT_OUTPUTS,
            "Waits until a task has ended and its files are uploaded. Sets outputs.",
            List.of("wait", "outcome"),
            Common.OUTPUT_FILES,
            join(FieldList.of(task.preset("${batchTask}")), Common.HOW_TO_AWAIT_A_TASK)),
        new Template(
            Common.PREFIX + "awaitTasks",
            1,
            "Azure Batch: await a list of tasks",
            ActivityBean.AWAIT_OUTPUTS,
            "Waits until the tasks of a list have ended and their files are uploaded. Sets outputs.",
            List.of("wait", "outcome", "fan-in"),
            Common.OUTPUT_FILES,
            join(
                FieldList.of(task.preset("${batchTasks}")),
                FieldList.of(
                    AzureBatchInputs.AWAIT,
                    AzureBatchInputs.ALLOWED_FAILURES,
                    AzureBatchInputs.TERMINATE_OTHERS,
                    AzureBatchInputs.ON_SAS_EXPIRY),
                Common.HOW_TO_AWAIT)),
        new Template(
            Common.PREFIX + "awaitJob",
            1,
            "Azure Batch: await a job",
            ActivityBean.AWAIT_OUTPUTS,
            "Waits until no task of an Azure Batch job is open any more, whoever added them. Sets outputs.",
            List.of("wait", "outcome", "job manager"),
            Common.OUTPUT_FILES,
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.JOB_ID)
                        .preset(Common.JOB_OF_THE_STEP_BEFORE)
                        .needed(),
                    Words.of(AzureBatchInputs.AWAIT).fixed("job")),
                FieldList.of(
                    AzureBatchInputs.ALLOWED_FAILURES,
                    AzureBatchInputs.ON_CANCEL,
                    AzureBatchInputs.ACCOUNT),
                Common.HOW_TO_AWAIT)),
        new Template(
            Common.PREFIX + "awaitForeignTask",
            1,
            "Azure Batch: await a task by its id",
            ActivityBean.AWAIT_OUTPUTS,
            "Waits until a task that something else submitted has ended and its files are uploaded. Sets outputs.",
            List.of("wait", "outcome", "external"),
            Common.OUTPUT_FILES,
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.JOB_ID).needed(),
                    Words.of(AzureBatchInputs.TASK_ID)
                        .needed()
                        .described("The id of the task that something else has submitted")),
                FieldList.of(AzureBatchInputs.ACCOUNT),
                Common.HOW_TO_AWAIT_A_TASK)),
        new Template(
            Common.PREFIX + "runTask",
            1,
            "Azure Batch: run a task",
            ActivityBean.RUN_TASK,
            "Creates the container, allows uploads, submits a task and waits for its output files. Sets batchTask and outputs.",
            List.of("submit", "await", "command line"),
            Common.OUTPUT_FILES,
            join(
                Common.EVERY_TASK.without(AzureBatchInputs.RESULT_VARIABLE),
                FieldList.of(
                    Words.of(AzureBatchInputs.CONTAINER)
                        .described(
                            "A blob container; by default the one that the Batch File Conventions name for the job. Example: reports"),
                    Words.of(AzureBatchInputs.OUTPUT_FILES)),
                FieldList.of(AzureBatchInputs.LIFETIME),
                Common.HOW_TO_AWAIT_A_TASK)));
  }
}
