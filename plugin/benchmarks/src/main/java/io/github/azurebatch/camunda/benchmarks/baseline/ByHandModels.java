package io.github.azurebatch.camunda.benchmarks.baseline;

import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;

/** The models that go with it; the variable {@code jobId} is given. */
public final class ByHandModels {

  /** One activity that blocks until its task has completed. */
  public static final String BLOCKING = "blocking";

  /** A loop of timer, question and gateway. */
  public static final String TIMER_LOOP = "timerLoop";

  /** An external task that stays until a worker finds its Azure Batch task completed. */
  public static final String ASKED = "asked";

  /** All five steps of the plugin, with delegates that do nothing, and its wait state. */
  public static final String EMPTY = "empty";

  /** The wait state alone. */
  public static final String WAITING = "byHandWaiting";

  /** Of the external tasks. */
  public static final String TOPIC = "byHand";

  private ByHandModels() {}

  /** The beans that the models name. */
  public static Map<Object, Object> beans(SdkTasks tasks) {
    return Map.of(
        "blocking", new BlockingDelegate(tasks),
        "submitting", new SubmittingDelegate(tasks),
        "asking", new AskingDelegate(tasks));
  }

  /** The bean of the delegates that do nothing. */
  public static Map<Object, Object> emptyBeans() {
    return Map.of("nothing", new EmptyDelegate());
  }

  public static BpmnModelInstance blocking() {
    return Bpmn.createExecutableProcess(BLOCKING)
        .startEvent()
        .serviceTask("run")
        .camundaAsyncBefore()
        .camundaExclusive(false)
        .camundaDelegateExpression("${blocking}")
        .endEvent()
        .done();
  }

  public static BpmnModelInstance timerLoop() {
    return submit(TIMER_LOOP)
        .exclusiveGateway("again")
        .intermediateCatchEvent("pause")
        .timerWithDuration("PT5S")
        .serviceTask("ask")
        .camundaDelegateExpression("${asking}")
        .exclusiveGateway("completed")
        .condition("no", "${!completed}")
        .connectTo("again")
        .moveToNode("completed")
        .condition("yes", "${completed}")
        .endEvent()
        .done();
  }

  public static BpmnModelInstance asked() {
    return submit(ASKED).serviceTask("await").camundaExternalTask(TOPIC).endEvent().done();
  }

  private static AbstractFlowNodeBuilder<?, ?> submit(String key) {
    return Bpmn.createExecutableProcess(key)
        .startEvent()
        .serviceTask("submit")
        .camundaAsyncBefore()
        .camundaAsyncAfter()
        .camundaDelegateExpression("${submitting}");
  }

  /** With the inputs that the steps have, since they are of the model. */
  public static BpmnModelInstance empty() {
    return await(
        Bpmn.createExecutableProcess(EMPTY)
            .startEvent()
            .serviceTask("createJob")
            .camundaAsyncBefore()
            .camundaDelegateExpression("${nothing}")
            .camundaInputParameter("jobId", "${jobId}")
            .camundaInputParameter("poolId", "${poolId}")
            .serviceTask("createContainer")
            .camundaAsyncBefore()
            .camundaDelegateExpression("${nothing}")
            .camundaInputParameter("jobId", "${jobId}")
            .serviceTask("issueSas")
            .camundaDelegateExpression("${nothing}")
            .camundaInputParameter("container", "${container}")
            .serviceTask("submit")
            .camundaAsyncBefore()
            .camundaAsyncAfter()
            .camundaDelegateExpression("${nothing}")
            .camundaInputParameter("jobId", "${jobId}")
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("outputFiles", "output.txt"));
  }

  public static BpmnModelInstance waiting() {
    return await(Bpmn.createExecutableProcess(WAITING).startEvent());
  }

  private static BpmnModelInstance await(AbstractFlowNodeBuilder<?, ?> before) {
    return before
        .serviceTask("await")
        .camundaExternalTask(TOPIC)
        .camundaAsyncAfter()
        .endEvent()
        .done();
  }
}
