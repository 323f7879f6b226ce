package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Templates for what is done with outputs, and what is left at last. */
final class OutcomeTemplates {

  private OutcomeTemplates() {}

  static List<Template> all() {
    Field task = Words.of(AzureBatchInputs.TASK).preset("${batchTask}").needed();
    Field onlyOf =
        Words.of(AzureBatchInputs.TASK_ID)
            .described("Only outputs below this id; by default those of all tasks");
    return List.of(
        new Template(
            Common.PREFIX + "readOutputsOfTask",
            1,
            "Azure Batch: read outputs of a task",
            ActivityBean.READ_OUTPUTS,
            "Reads back what a task, or a list of tasks, has persisted. Sets outputs.",
            List.of("files", "blobs"),
            Common.CONVENTIONS,
            join(FieldList.of(task), Common.HOW_TO_READ)),
        new Template(
            Common.PREFIX + "readOutputsOfJob",
            1,
            "Azure Batch: read outputs of a job",
            ActivityBean.READ_OUTPUTS,
            "Reads back what lies in the container that the Batch File Conventions name for a job. Sets outputs.",
            List.of("files", "blobs"),
            Common.CONVENTIONS,
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.JOB_ID)
                        .preset(Common.JOB_OF_THE_STEP_BEFORE)
                        .needed(),
                    onlyOf),
                FieldList.of(AzureBatchInputs.ACCOUNT),
                Common.HOW_TO_READ)),
        new Template(
            Common.PREFIX + "readOutputsOfContainer",
            1,
            "Azure Batch: read outputs of a container",
            ActivityBean.READ_OUTPUTS,
            "Reads back what lies in a container. Sets outputs.",
            List.of("files", "blobs"),
            Common.CONVENTIONS,
            join(
                FieldList.of(AzureBatchInputs.CONTAINER, AzureBatchInputs.ACCOUNT),
                FieldList.of(onlyOf),
                Common.HOW_TO_READ)),
        new Template(
            Common.PREFIX + "cleanUpJob",
            1,
            "Azure Batch: clean up a job",
            ActivityBean.CLEAN_UP,
            "Deletes the tasks that succeeded, keeps those that failed, and ends the job. Sets batchCleanUp.",
            List.of("delete", "terminate", "quota"),
            Common.JOBS,
            join(
                FieldList.of(
                    Words.of(AzureBatchInputs.JOB_ID)
                        .preset(Common.JOB_OF_THE_STEP_BEFORE)
                        .needed()),
                FieldList.of(
                    AzureBatchInputs.TERMINATE_JOB,
                    AzureBatchInputs.DELETE_JOB,
                    AzureBatchInputs.FILES,
                    AzureBatchInputs.DELETE_CONTAINER),
                Common.EVERYWHERE)),
        new Template(
            Common.PREFIX + "cleanUpTask",
            1,
            "Azure Batch: clean up a task",
            ActivityBean.CLEAN_UP,
            "Deletes a task, or the tasks of a list, and what they wrote: as a compensation handler it undoes a step. Sets batchCleanUp.",
            List.of("delete", "compensation", "undo"),
            Common.JOBS,
            join(
                FieldList.of(task),
                FieldList.of(
                    AzureBatchInputs.DELETE_BLOBS,
                    AzureBatchInputs.FILES,
                    AzureBatchInputs.RESULT_VARIABLE))));
  }
}
