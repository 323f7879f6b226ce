package io.github.azurebatch.camunda.process.campaign;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/**
 * A process with steps that {@link io.github.azurebatch.camunda.process.support.EveryStep} does not
 * have. The signature names an access policy, which ends with the instance. A task fails, and runs
 * again when an operator retries its wait; what it has written is read back. The wait of a task
 * without end is cancelled, which terminates it and with it the Azure Batch job; an await of the
 * whole job would go on for ever if it did not. The clean-up deletes a task and a blob.
 */
final class MoreSteps {

  static final String KEY = "more";
  static final String END = "done";

  /** The wait of the task that fails. */
  static final String RETRIED = "awaitFailing";

  private MoreSteps() {}

  static BpmnModelInstance process(String poolId) {
    ServiceTaskBuilder awaitEndless =
        step(readBack(retried(poolId)), "submitEndless", "SubmitTask")
            .camundaInputParameter("jobId", "${key}")
            .camundaInputParameter("commandLine", endless("${key}"))
            .camundaInputParameter("onAllTasksComplete", "terminatejob")
            .serviceTask("awaitEndless")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .camundaInputParameter("task", "${batchTask}");
    return cleanUp(awaitEndless.boundaryEvent("cancel").timerWithDuration("PT1S"))
        .exclusiveGateway("read")
        .condition("yes", "${read == 'x'}")
        .endEvent(END)
        .moveToLastGateway()
        .endEvent("wrong")
        .moveToActivity("awaitEndless")
        .endEvent("notCancelled")
        .done();
  }

  /** To the task that has run twice. */
  private static ServiceTaskBuilder retried(String poolId) {
    ServiceTaskBuilder createJob =
        step(Bpmn.createExecutableProcess(KEY).startEvent(), "createJob", "CreateJob")
            .camundaInputParameter("jobId", "${key}")
            .camundaInputParameter("poolId", poolId);
    ServiceTaskBuilder createContainer =
        step(createJob, "createContainer", "CreateContainer")
            .camundaInputParameter("jobId", "${key}");
    ServiceTaskBuilder issueSas =
        step(createContainer, "issueSas", "IssueSas").camundaInputParameter("accessPolicy", "true");
    ServiceTaskBuilder submit =
        step(issueSas, "submitFailing", "SubmitTask")
            .camundaInputParameter("jobId", "${key}")
            .camundaInputParameter("commandLine", failing("${key}"))
            .camundaInputParameter("outputFiles", "output.txt\nextra.txt")
            .camundaInputParameter("resultVariable", "failing");
    return step(submit, RETRIED, "AwaitOutputs").camundaInputParameter("task", "${failing}");
  }

  private static ServiceTaskBuilder readBack(ServiceTaskBuilder before) {
    return step(before, "readBack", "ReadOutputs")
        .camundaInputParameter("task", "${failing}")
        .camundaInputParameter("inline", "output.txt")
        .camundaInputParameter("resultVariable", "found")
        .camundaOutputParameter("read", "${found.content['output.txt']}")
        .camundaOutputParameter("extra", "${found.files['extra.txt']}");
  }

  private static ServiceTaskBuilder cleanUp(AbstractFlowNodeBuilder<?, ?> before) {
    ServiceTaskBuilder awaitJob =
        step(before, "awaitJob", "AwaitOutputs")
            .camundaInputParameter("await", "job")
            .camundaInputParameter("jobId", "${key}")
            .camundaInputParameter("allowedFailures", "1");
    return step(awaitJob, "cleanUp", "CleanUp")
        .camundaInputParameter("jobId", "${key}")
        .camundaInputParameter("terminateJob", "true")
        .camundaInputParameter("files", "${extra}");
  }

  private static ServiceTaskBuilder step(
      AbstractFlowNodeBuilder<?, ?> before, String id, String bean) {
    return before.serviceTask(id).camundaDelegateExpression("${azureBatch" + bean + "}");
  }

  /** The command line of the task that succeeds when it runs again. */
  static String failing(String key) {
    return "scripted " + key + " failing";
  }

  /** The command line of the task that ends only if it is terminated. */
  static String endless(String key) {
    return "scripted " + key + " endless";
  }
}
