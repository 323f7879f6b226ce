package io.github.azurebatch.camunda.modeler.template;

import static io.github.azurebatch.camunda.modeler.template.FieldList.join;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.List;

/** Templates that create an Azure Batch job. */
final class JobTemplates {

  private JobTemplates() {}

  static List<Template> all() {
    FieldList pool = FieldList.of(Words.of(AzureBatchInputs.POOL_ID).needed());
    return List.of(
        new Template(
            Common.PREFIX + "createJob",
            1,
            "Azure Batch: create a job",
            ActivityBean.CREATE_JOB,
            "Creates an Azure Batch job in an existing pool, or finds it. Sets batchJob.",
            List.of("pool", "queue"),
            Common.JOBS,
            join(FieldList.of(AzureBatchInputs.JOB_ID), pool, Common.EVERY_JOB)),
        new Template(
            Common.PREFIX + "createJobWithAutoPool",
            1,
            "Azure Batch: create a job with an auto pool",
            ActivityBean.CREATE_JOB,
            "Creates an Azure Batch job and a pool of its own for it. Sets batchJob.",
            List.of("nodes", "virtual machines"),
            Common.LEARN + "azure/batch/nodes-and-pools",
            join(
                FieldList.of(AzureBatchInputs.JOB_ID),
                FieldList.of(Words.of(AzureBatchInputs.AUTO_POOL).needed()),
                Common.EVERY_JOB)),
        new Template(
            Common.PREFIX + "createJobWithJobManager",
            1,
            "Azure Batch: create a job with manager task",
            ActivityBean.CREATE_JOB,
            "Creates an Azure Batch job with a task that adds the others. Sets batchJob.",
            List.of("manager", "master"),
            Common.JOBS + "#job-manager-task",
            join(
                FieldList.of(AzureBatchInputs.JOB_ID),
                pool,
                FieldList.of(Words.of(AzureBatchInputs.JOB_MANAGER_TASK).needed()),
                FieldList.of(
                    Words.of(AzureBatchInputs.ON_ALL_TASKS_COMPLETE)
                        .described("terminatejob ends the job when all its tasks have completed")),
                Common.EVERY_JOB)));
  }
}
