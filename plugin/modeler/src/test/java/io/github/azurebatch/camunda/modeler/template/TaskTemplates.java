package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Templates that submit tasks. */
final class TaskTemplates {

  private TaskTemplates() {}

  static List<Template> all() {
    Field outputFiles = Words.of(AzureBatchInputs.OUTPUT_FILES);
    FieldList destination = FieldList.of(AzureBatchInputs.CONTAINER, AzureBatchInputs.SAS);
    return List.of(
        new Template(
            Common.PREFIX + "submitTask",
            1,
            "Azure Batch: submit a task",
            ActivityBean.SUBMIT_TASK,
            "Submits a task whose output files go into a container that a SAS allows. Sets batchTask.",
            List.of("run", "command line", "SAS"),
            Common.OUTPUT_FILES,
            join(Common.EVERY_TASK, destination, FieldList.of(outputFiles))),
        new Template(
            Common.PREFIX + "submitTaskWithIdentity",
            1,
            "Azure Batch: submit a task (managed identity)",
            ActivityBean.SUBMIT_TASK,
            "Submits a task whose output files are uploaded with a managed identity of the pool, without a signature. Sets batchTask.",
            List.of("run", "command line", "Entra"),
            Common.OUTPUT_FILES + "#specify-output-files-using-managed-identity",
            join(
                Common.EVERY_TASK,
                FieldList.of(AzureBatchInputs.CONTAINER),
                FieldList.of(
                    outputFiles
                        .needed()
                        .described(
                            "A line for each, with the resource id of the identity: pattern -> path | condition | required | identity=... Example: report.csv | tasksuccess | identity=${uploadIdentity}")))),
        new Template(
            Common.PREFIX + "submitTaskByFileConventions",
            1,
            "Azure Batch: submit a task (File Conventions)",
            ActivityBean.SUBMIT_TASK,
            "Submits a task whose output files lie where the Batch File Conventions put them, so that Azure's portal shows them beside the task. Sets batchTask.",
            List.of("run", "command line", "portal"),
            Common.CONVENTIONS,
            join(
                Common.EVERY_TASK,
                destination,
                FieldList.of(
                    outputFiles
                        .preset("../std*.txt | kind=TaskLog")
                        .needed()
                        .described(
                            "A line for each: pattern | kind=... | condition | required. Kinds: TaskOutput, TaskLog, TaskPreview, TaskIntermediate. Example: report.csv | kind=TaskOutput | tasksuccess")))),
        new Template(
            Common.PREFIX + "submitTasks",
            1,
            "Azure Batch: submit a task for each item",
            ActivityBean.SUBMIT_TASKS,
            "Submits a task for each item of a list. Sets batchTasks.",
            List.of("list", "fan-out", "collection", "multi-instance"),
            Common.OUTPUT_FILES,
            join(
                FieldList.of(AzureBatchInputs.ITEMS),
                Common.EVERY_TASK,
                destination,
                FieldList.of(outputFiles))));
  }
}
