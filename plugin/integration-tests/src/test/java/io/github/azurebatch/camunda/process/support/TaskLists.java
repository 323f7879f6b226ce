package io.github.azurebatch.camunda.process.support;

import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/** Models with lists of tasks, each in a Batch job and a container of its own. */
public record TaskLists(String jobId, String poolId) {

  public static TaskLists inNewJob() {
    return inPool("local");
  }

  public static TaskLists inPool(String poolId) {
    return new TaskLists("lists-" + UUID.randomUUID().toString().substring(0, 8), poolId);
  }

  /** The container that the steps create. */
  public String container() {
    return "job-" + jobId;
  }

  /** Creates the job and the container, signs, and submits the list. */
  public ServiceTaskBuilder submit(UnaryOperator<ServiceTaskBuilder> submit) {
    return submit(UnaryOperator.identity(), submit);
  }

  /** The same with a SAS of its own. */
  public ServiceTaskBuilder submit(
      UnaryOperator<ServiceTaskBuilder> sas, UnaryOperator<ServiceTaskBuilder> submit) {
    return submit.apply(
        Models.issueSas(Models.prepare(jobId, poolId), sas)
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTasks}")
            .camundaInputParameter("jobId", "${batchJob.jobId}"));
  }

  /** The same with a number of items and a scripted command line. */
  public ServiceTaskBuilder submit(int items, String outputFiles) {
    return submit(
        submit ->
            submit
                .camundaInputParameter("items", String.valueOf(items))
                .camundaInputParameter("commandLine", "scripted {index}")
                .camundaInputParameter("outputFiles", outputFiles));
  }

  /** The wait that follows. */
  public static ServiceTaskBuilder await(
      ServiceTaskBuilder before, UnaryOperator<ServiceTaskBuilder> await) {
    return await.apply(
        before.serviceTask("await").camundaDelegateExpression("${azureBatchAwaitOutputs}"));
  }
}
