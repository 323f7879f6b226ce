package io.github.azurebatch.camunda.process.roles;

import io.github.azurebatch.camunda.process.support.Models;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/**
 * The models of the features.
 *
 * @param jobId of the Batch job that each creates
 */
record FeatureModels(String jobId) {

  /** The container that {@link #newContainer} creates has its name from the job. */
  static FeatureModels inNewJob() {
    return new FeatureModels("roles-" + UUID.randomUUID());
  }

  private static final String OUTPUT = "output.txt | required";

  /** The five steps, and the clean-up of the whole job. */
  BpmnModelInstance jobAndTask() {
    return withoutItsJob(Models.stepsIn(jobId, OUTPUT));
  }

  /** The five steps on a pool that the job makes. */
  BpmnModelInstance autoPool() {
    ServiceTaskBuilder createJob = Models.createJob(jobId, "");
    set(
        createJob,
        "autoPool",
        """
        {"autoPoolIdPrefix": "made", "poolLifetimeOption": "job", "pool": {
          "vmSize": "standard_d2_v3", "targetDedicatedNodes": 1,
          "virtualMachineConfiguration": {"nodeAgentSKUId": "batch.node.ubuntu 22.04",
            "imageReference": {"publisher": "canonical", "offer": "x", "sku": "22_04"}}}}""");
    return withoutItsJob(
        submitAndAwait(
            Models.issueSas(
                set(bean(createJob, "CreateContainer"), "jobId", jobId),
                UnaryOperator.identity())));
  }

  /** Several tasks that end their job, a wait for all of it, and the deletion of each task. */
  BpmnModelInstance list() {
    ServiceTaskBuilder submit = bean(Models.createJob(jobId, "local"), "SubmitTasks");
    set(submit, "jobId", jobId);
    set(submit, "items", "2");
    set(submit, "commandLine", "scripted");
    set(submit, "onAllTasksComplete", "terminatejob");
    ServiceTaskBuilder await = set(bean(submit, "AwaitOutputs"), "await", "job");
    return set(bean(set(await, "jobId", jobId), "CleanUp"), "jobId", jobId).endEvent().done();
  }

  /** A task that the model names, and does not take from a variable. */
  BpmnModelInstance named() {
    ServiceTaskBuilder submit = bean(Models.createJob(jobId, "local"), "SubmitTask");
    set(set(submit, "jobId", jobId), "taskId", "named");
    set(submit, "commandLine", "scripted");
    ServiceTaskBuilder await = set(bean(submit, "AwaitOutputs"), "jobId", jobId);
    return set(await, "taskId", "named").endEvent().done();
  }

  /** A task of a pool that may have no nodes. */
  BpmnModelInstance queued(String poolId) {
    ServiceTaskBuilder submit = bean(Models.createJob(jobId, poolId), "SubmitTask");
    set(submit, "jobId", jobId);
    set(submit, "commandLine", "scripted");
    return bean(submit, "AwaitOutputs").endEvent().done();
  }

  /** Creates a container, uses it in all ways, and deletes it. */
  BpmnModelInstance newContainer() {
    ServiceTaskBuilder create = bean(Models.createJob(jobId, "local"), "CreateContainer");
    return cleaned(
        used(set(create, "container", jobId), jobId),
        clean -> set(set(clean, "deleteBlobs", "true"), "deleteContainer", jobId));
  }

  /** Uses the container that is there. */
  BpmnModelInstance givenContainer() {
    return cleaned(
        used(Models.createJob(jobId, "local"), PageRow.GIVEN_CONTAINER),
        clean -> set(clean, "deleteBlobs", "true"));
  }

  /** Uploads, reads the content twice, makes a link, and lets a second task fetch the blob. */
  private ServiceTaskBuilder used(ServiceTaskBuilder before, String container) {
    ServiceTaskBuilder await =
        submitAndAwait(Models.issueSas(before, sas -> set(sas, "container", container)));
    ServiceTaskBuilder read = bean(set(await, "inline", "output.txt"), "ReadOutputs");
    set(set(read, "container", container), "inline", "${batchTask.taskId}/output.txt");
    set(read, "resultVariable", "readBack");
    ServiceTaskBuilder link =
        read.serviceTask()
            .camundaExpression("${azureBatch.readUrl(outputs.files['output.txt'], 'PT10M')}")
            .camundaResultVariable("link");
    ServiceTaskBuilder second = set(bean(link, "SubmitTask"), "jobId", jobId);
    set(second, "commandLine", "scripted");
    set(second, "resourceFiles", "${outputs.files['output.txt'].url}");
    return bean(set(second, "resultVariable", "second"), "AwaitOutputs");
  }

  private ServiceTaskBuilder submitAndAwait(ServiceTaskBuilder before) {
    ServiceTaskBuilder submit = set(bean(before, "SubmitTask"), "jobId", jobId);
    set(set(submit, "commandLine", "scripted"), "outputFiles", OUTPUT);
    return bean(submit, "AwaitOutputs");
  }

  private BpmnModelInstance withoutItsJob(ServiceTaskBuilder before) {
    return set(set(bean(before, "CleanUp"), "jobId", jobId), "deleteJob", "true").endEvent().done();
  }

  private static BpmnModelInstance cleaned(
      ServiceTaskBuilder before, UnaryOperator<ServiceTaskBuilder> inputs) {
    return inputs.apply(set(bean(before, "CleanUp"), "task", "${batchTask}")).endEvent().done();
  }

  private static ServiceTaskBuilder bean(ServiceTaskBuilder before, String bean) {
    return before.serviceTask().camundaDelegateExpression("${azureBatch" + bean + "}");
  }

  private static ServiceTaskBuilder set(ServiceTaskBuilder activity, String input, String value) {
    return activity.camundaInputParameter(input, value);
  }
}
