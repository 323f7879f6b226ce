package io.github.azurebatch.camunda.process.support;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;

/** Models of the tests: the five steps in a row, each test changing what it is about. */
public final class Models {

  public static final String KEY = "work";
  public static final String JOB_ID = "tests";

  private Models() {}

  /** The five steps for one command line. */
  public static BpmnModelInstance work(String commandLine, String outputFiles) {
    return work(
        submit ->
            submit
                .camundaInputParameter("commandLine", commandLine)
                .camundaInputParameter("outputFiles", outputFiles),
        UnaryOperator.identity());
  }

  /** The five steps for a scripted task. */
  public static BpmnModelInstance scripted(
      String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    return work(
        submit ->
            submit
                .camundaInputParameter("commandLine", "scripted")
                .camundaInputParameter("outputFiles", outputFiles),
        await);
  }

  public static BpmnModelInstance work(
      UnaryOperator<ServiceTaskBuilder> submit, UnaryOperator<ServiceTaskBuilder> await) {
    return steps(submit, await).endEvent("done").done();
  }

  /** The five steps, open for more. */
  public static ServiceTaskBuilder steps(
      UnaryOperator<ServiceTaskBuilder> submit, UnaryOperator<ServiceTaskBuilder> await) {
    return submitAndAwait(issueSas(prepare(), UnaryOperator.identity()), submit, await);
  }

  /** The five steps in a Batch job of that id, which may be an expression. */
  public static BpmnModelInstance inJob(String jobId, String outputFiles) {
    return stepsIn(jobId, outputFiles).endEvent("done").done();
  }

  /** The five steps in a Batch job of that id, open for more. */
  public static ServiceTaskBuilder stepsIn(String jobId, String outputFiles) {
    return submitAndAwait(
        issueSas(prepare(jobId), UnaryOperator.identity()),
        submit ->
            submit
                .camundaInputParameter("commandLine", "scripted")
                .camundaInputParameter("outputFiles", outputFiles),
        UnaryOperator.identity());
  }

  /** Creates a Batch job in the local pool, submits a task without output files and awaits it. */
  public static BpmnModelInstance withoutOutputs(String jobId) {
    return submitAndAwait(
            createJob(jobId, "local"),
            submit -> submit.camundaInputParameter("commandLine", "scripted"),
            UnaryOperator.identity())
        .endEvent()
        .done();
  }

  /** The five steps with a SAS of its own. */
  public static BpmnModelInstance withSas(
      UnaryOperator<ServiceTaskBuilder> sas, String commandLine, String outputFiles) {
    return submitAndAwait(
            issueSas(prepare(), sas),
            submit ->
                submit
                    .camundaInputParameter("commandLine", commandLine)
                    .camundaInputParameter("outputFiles", outputFiles),
            UnaryOperator.identity())
        .endEvent("done")
        .done();
  }

  /** Creates the Azure Batch job and the container of its outputs. */
  public static ServiceTaskBuilder prepare() {
    return prepare(JOB_ID);
  }

  public static ServiceTaskBuilder prepare(String jobId) {
    return prepare(jobId, "local");
  }

  public static ServiceTaskBuilder prepare(String jobId, String poolId) {
    return createJob(jobId, poolId)
        .serviceTask("createContainer")
        .camundaDelegateExpression("${azureBatchCreateContainer}")
        .camundaInputParameter("jobId", jobId);
  }

  public static ServiceTaskBuilder createJob(String jobId, String poolId) {
    return Bpmn.createExecutableProcess(KEY)
        .startEvent()
        .serviceTask("createJob")
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("poolId", poolId);
  }

  /**
   * An Azure Batch job with a job manager task. The container and the SAS come first: the task is
   * there as soon as the job is.
   */
  public static ServiceTaskBuilder managedJob(String jobId, String poolId, String manager) {
    return issueSas(
            Bpmn.createExecutableProcess(KEY)
                .startEvent()
                .serviceTask("createContainer")
                .camundaDelegateExpression("${azureBatchCreateContainer}")
                .camundaInputParameter("jobId", jobId),
            UnaryOperator.identity())
        .serviceTask("createJob")
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("poolId", poolId)
        .camundaInputParameter("jobManagerTask", manager);
  }

  public static ServiceTaskBuilder issueSas(
      AbstractFlowNodeBuilder<?, ?> before, UnaryOperator<ServiceTaskBuilder> sas) {
    return sas.apply(
        before.serviceTask("issueSas").camundaDelegateExpression("${azureBatchIssueSas}"));
  }

  public static ServiceTaskBuilder submitAndAwait(
      AbstractFlowNodeBuilder<?, ?> before,
      UnaryOperator<ServiceTaskBuilder> submit,
      UnaryOperator<ServiceTaskBuilder> await) {
    ServiceTaskBuilder submitting =
        before
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", "${batchJob.jobId}");
    return await.apply(
        submit
            .apply(submitting)
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}"));
  }

  /** Ends the whole process where it comes to that end event. */
  public static BpmnModelInstance terminatingAt(BpmnModelInstance model, String endEvent) {
    model
        .<EndEvent>getModelElementById(endEvent)
        .addChildElement(model.newInstance(TerminateEventDefinition.class));
    return model;
  }

  /** An event subprocess of the process that the message "stop" starts. */
  public static StartEventBuilder eventSubprocess(BpmnModelInstance model, boolean interrupting) {
    return model
        .<Process>getModelElementById(KEY)
        .builder()
        .eventSubProcess()
        .startEvent()
        .interrupting(interrupting)
        .message("stop");
  }

  /** A process with one activity of the plugin, in a Camunda job whose failure is an incident. */
  public static BpmnModelInstance step(String bean, Map<String, String> inputs) {
    return step(KEY, bean, inputs);
  }

  /** The same under another key. */
  public static BpmnModelInstance step(String key, String bean, Map<String, String> inputs) {
    return step(Bpmn.createExecutableProcess(key).startEvent().camundaAsyncAfter(), bean, inputs);
  }

  /**
   * Ends a process with an activity of the plugin, whose id is {@code step}.
   *
   * @param bean without the beginning {@code azureBatch}
   */
  public static BpmnModelInstance step(
      AbstractFlowNodeBuilder<?, ?> before, String bean, Map<String, String> inputs) {
    ServiceTaskBuilder step =
        before.serviceTask("step").camundaDelegateExpression("${azureBatch" + bean + "}");
    inputs.forEach(step::camundaInputParameter);
    return step.endEvent().done();
  }

  /** A process that only creates a container. */
  public static BpmnModelInstance creatingAContainer(String container) {
    return Bpmn.createExecutableProcess(KEY)
        .startEvent()
        .serviceTask("create")
        .camundaDelegateExpression("${azureBatchCreateContainer}")
        .camundaInputParameter("container", container)
        .endEvent()
        .done();
  }

  /** The model with a boundary event that catches the error of the wait. */
  public static BpmnModelInstance catching(BpmnModelInstance model, String errorCode) {
    ServiceTask await = model.getModelElementById("await");
    await.builder().boundaryEvent("error").error(errorCode).endEvent("caught");
    return model;
  }
}
