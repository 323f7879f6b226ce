package io.github.azurebatch.camunda.benchmarks.site;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/** The models that are measured; the variables {@code jobId} and {@code poolId} are given. */
public final class Models {

  /** Creates the Batch job and its container. */
  public static final String PREPARE = "prepare";

  /** Signs, submits one task and awaits it, in a job and a container that are there. */
  public static final String ONE = "one";

  /** All five steps. */
  public static final String ALL_STEPS = "allSteps";

  /** Submits a list of tasks and awaits it. */
  public static final String LIST = "list";

  /** Awaits a task that was submitted before. */
  public static final String WAITING = "waiting";

  private static final String JOB_ID = "${jobId}";

  private Models() {}

  public static BpmnModelInstance prepare() {
    return container(job(PREPARE).camundaInputParameter("usesTaskDependencies", "true"))
        .endEvent()
        .done();
  }

  public static BpmnModelInstance one() {
    return await(submit(sas(Bpmn.createExecutableProcess(ONE).startEvent())));
  }

  public static BpmnModelInstance allSteps() {
    return await(submit(sas(container(job(ALL_STEPS)))));
  }

  public static BpmnModelInstance waiting() {
    return await(Bpmn.createExecutableProcess(WAITING).startEvent());
  }

  /** So many tasks as the variable {@code count} says. */
  public static BpmnModelInstance list() {
    return await(
        outputs(
                sas(Bpmn.createExecutableProcess(LIST).startEvent())
                    .serviceTask("submit")
                    .camundaDelegateExpression("${azureBatchSubmitTasks}"))
            .camundaInputParameter("items", "${count}"));
  }

  private static ServiceTaskBuilder job(String key) {
    return Bpmn.createExecutableProcess(key)
        .startEvent()
        .serviceTask("createJob")
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", JOB_ID)
        .camundaInputParameter("poolId", "${poolId}");
  }

  private static ServiceTaskBuilder container(ServiceTaskBuilder before) {
    return before
        .serviceTask("createContainer")
        .camundaDelegateExpression("${azureBatchCreateContainer}")
        .camundaInputParameter("jobId", JOB_ID);
  }

  private static ServiceTaskBuilder sas(AbstractFlowNodeBuilder<?, ?> before) {
    return before
        .serviceTask("issueSas")
        .camundaDelegateExpression("${azureBatchIssueSas}")
        .camundaInputParameter("container", "${container}");
  }

  private static ServiceTaskBuilder submit(ServiceTaskBuilder before) {
    return outputs(
        before.serviceTask("submit").camundaDelegateExpression("${azureBatchSubmitTask}"));
  }

  private static ServiceTaskBuilder outputs(ServiceTaskBuilder submit) {
    return submit
        .camundaInputParameter("jobId", JOB_ID)
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "output.txt");
  }

  private static BpmnModelInstance await(AbstractFlowNodeBuilder<?, ?> before) {
    return before
        .serviceTask("await")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .endEvent("end")
        .done();
  }
}
