package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.CallActivityBuilder;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of a fault are seen where the model catches it, whatever lies between. */
class CaughtErrorsTest {

  private static final String ERROR = "AzureBatchTaskFailed";
  private static final String CALLED = "called";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @ParameterizedTest
  @MethodSource
  void showTheirResultsInTheCallingProcess(BpmnModelInstance called) {
    azure.deploy(called);
    azure.deploy(catching(mapped(calling(main(), CALLED))));

    assertThatTheHandlerSeesTheResults(fail());
  }

  static Stream<Arguments> showTheirResultsInTheCallingProcess() {
    return Stream.of(
        argumentSet("of a task", run(inJob(CALLED)).endEvent().done()),
        argumentSet("in a subprocess", inSubprocess(inJob(CALLED))),
        argumentSet(
            "in a subprocess of a subprocess",
            run(inJob(CALLED)
                    .subProcess()
                    .embeddedSubProcess()
                    .startEvent()
                    .subProcess()
                    .embeddedSubProcess()
                    .startEvent())
                .endEvent()
                .subProcessDone()
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done()),
        argumentSet(
            "in one of many subprocesses",
            run(two(inJob(CALLED).subProcess())).endEvent().subProcessDone().endEvent().done()),
        argumentSet(
            "in a transaction",
            run(inJob(CALLED).transaction().embeddedSubProcess().startEvent())
                .endEvent()
                .transactionDone()
                .endEvent()
                .done()),
        argumentSet("in an event subprocess", inEventSubprocess()),
        argumentSet(
            "of what reads outputs back",
            inJob(CALLED)
                .subProcess()
                .embeddedSubProcess()
                .startEvent()
                .serviceTask("read")
                .camundaDelegateExpression("${azureBatchReadOutputs}")
                .camundaInputParameter("jobId", CALLED)
                .camundaInputParameter("required", "gone.txt")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done()));
  }

  @ParameterizedTest
  @MethodSource
  void areSeenByTheHandlerInTheCallingProcess(BpmnModelInstance calling) {
    azure.deploy(inSubprocess(inJob(CALLED)));
    azure.deploy(calling);

    assertThatTheHandlerSeesTheResults(fail());
  }

  static Stream<Arguments> areSeenByTheHandlerInTheCallingProcess() {
    return Stream.of(
        argumentSet("that takes all variables", catching(all(calling(main(), CALLED), false))),
        argumentSet("that maps locally", catching(all(calling(main(), CALLED), true))),
        argumentSet(
            "on the subprocess around the call",
            mapped(calling(main().subProcess("sub").embeddedSubProcess().startEvent(), CALLED))
                .endEvent()
                .subProcessDone()
                .boundaryEvent()
                .error(ERROR)
                .userTask("handle")
                .endEvent()
                .done()),
        argumentSet(
            "in an event subprocess",
            withErrorHandler(mapped(calling(main(), CALLED)).endEvent().done())),
        argumentSet(
            "on many calls",
            catching(
                mapped(
                    calling(main(), CALLED)
                        .multiInstance()
                        .parallel()
                        .cardinality("2")
                        .multiInstanceDone()))),
        argumentSet(
            "around a subprocess with results of its own",
            mapped(
                    calling(
                        main()
                            .subProcess("sub")
                            .camundaInputParameter("batchError", "of earlier")
                            .camundaInputParameter("outputs", "of earlier")
                            .embeddedSubProcess()
                            .startEvent(),
                        CALLED))
                .endEvent()
                .subProcessDone()
                .boundaryEvent()
                .error(ERROR)
                .userTask("handle")
                .endEvent()
                .done()));
  }

  @ParameterizedTest
  @MethodSource
  void areSeenThroughAProcessInBetween(BpmnModelInstance between) {
    azure.deploy(inSubprocess(inJob(CALLED)));
    azure.deploy(between);
    azure.deploy(catching(mapped(calling(main(), "between"))));

    assertThatTheHandlerSeesTheResults(fail());
  }

  static Stream<Arguments> areSeenThroughAProcessInBetween() {
    return Stream.of(
        argumentSet("that calls in a subprocess", between(CaughtErrorsTest::mapped)),
        argumentSet("that takes all variables", between(call -> all(call, false))),
        argumentSet("that maps locally", between(call -> all(call, true))),
        argumentSet("that maps nothing", between(UnaryOperator.identity())));
  }

  @Test
  void haveTheNamesThatTheCallActivitiesGive() {
    azure.deploy(inSubprocess(inJob(CALLED)));
    azure.deploy(
        between(call -> call.camundaOut("batchError", "fault").camundaOut("outputs", "files")));
    azure.deploy(
        catching(
            calling(main(), "between")
                .camundaOut("fault", "batchError")
                .camundaOut("files", "outputs")));

    assertThatTheHandlerSeesTheResults(fail());
  }

  @Test
  void stayInTheCalledProcessWhereNothingIsMapped() {
    azure.deploy(inSubprocess(inJob(CALLED)));
    azure.deploy(catching(calling(main(), CALLED)));

    assertThat(seenByTheHandler(fail())).doesNotContainKeys("batchError", "outputs");
  }

  @ParameterizedTest
  @MethodSource
  void areSeenByAHandlerInTheSameProcess(BpmnModelInstance model) {
    azure.deploy(model);

    assertThatTheHandlerSeesTheResults(fail());
  }

  static Stream<Arguments> areSeenByAHandlerInTheSameProcess() {
    return Stream.of(
        argumentSet("in an event subprocess", withErrorHandler(inSubprocess(inJob(Models.KEY)))),
        argumentSet(
            "on many subprocesses",
            run(two(inJob(Models.KEY).subProcess()))
                .endEvent()
                .subProcessDone()
                .boundaryEvent()
                .error(ERROR)
                .userTask("handle")
                .endEvent()
                .done()));
  }

  /** Starts the process, whose task fails. */
  private static ProcessInstance fail() {
    azure.script(forTask("*").exitCode(3).file("output.txt", "x"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    return instance;
  }

  private static void assertThatTheHandlerSeesTheResults(ProcessInstance instance) {
    assertThat(seenByTheHandler(instance))
        .hasEntrySatisfying("batchError", error -> assertThat(error).isInstanceOf(Map.class))
        .hasEntrySatisfying("outputs", outputs -> assertThat(outputs).isInstanceOf(Map.class));
  }

  private static Map<String, Object> seenByTheHandler(ProcessInstance instance) {
    var tasks = azure.engine().getTaskService();
    var handle = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    assertThat(handle).as("task of the handler").isNotNull();
    return tasks.getVariables(handle.getId());
  }

  private static AbstractFlowNodeBuilder<?, ?> main() {
    return Bpmn.createExecutableProcess(Models.KEY).startEvent();
  }

  private static AbstractFlowNodeBuilder<?, ?> inJob(String process) {
    return Bpmn.createExecutableProcess(process)
        .startEvent()
        .serviceTask()
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", CALLED)
        .camundaInputParameter("poolId", "local")
        .serviceTask()
        .camundaDelegateExpression("${azureBatchCreateContainer}")
        .camundaInputParameter("jobId", CALLED);
  }

  private static ServiceTaskBuilder run(AbstractFlowNodeBuilder<?, ?> before) {
    return before
        .serviceTask()
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", CALLED)
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "output.txt");
  }

  private static StartEventBuilder two(SubProcessBuilder subProcess) {
    subProcess.multiInstance().parallel().cardinality("2");
    return subProcess.embeddedSubProcess().startEvent();
  }

  private static BpmnModelInstance inSubprocess(AbstractFlowNodeBuilder<?, ?> before) {
    return run(before.subProcess().embeddedSubProcess().startEvent())
        .endEvent()
        .subProcessDone()
        .endEvent()
        .done();
  }

  private static BpmnModelInstance inEventSubprocess() {
    BpmnModelInstance model = inJob(CALLED).endEvent().error("Begin").done();
    run(process(model).eventSubProcess().startEvent().error("Begin")).endEvent();
    return model;
  }

  private static CallActivityBuilder calling(AbstractFlowNodeBuilder<?, ?> before, String called) {
    return before.callActivity("call").calledElement(called);
  }

  private static BpmnModelInstance between(UnaryOperator<CallActivityBuilder> mapping) {
    return mapping
        .apply(
            calling(
                Bpmn.createExecutableProcess("between")
                    .startEvent()
                    .subProcess()
                    .camundaInputParameter("outputs", "of earlier")
                    .embeddedSubProcess()
                    .startEvent(),
                CALLED))
        .endEvent()
        .subProcessDone()
        .endEvent()
        .done();
  }

  private static CallActivityBuilder mapped(CallActivityBuilder call) {
    return call.camundaOut("batchError", "batchError").camundaOut("outputs", "outputs");
  }

  private static CallActivityBuilder all(CallActivityBuilder call, boolean local) {
    CamundaOut out = call.getElement().getModelInstance().newInstance(CamundaOut.class);
    out.setCamundaVariables("all");
    out.setCamundaLocal(local);
    return call.addExtensionElement(out);
  }

  private static BpmnModelInstance catching(CallActivityBuilder call) {
    BpmnModelInstance model = call.endEvent().done();
    CallActivity element = model.getModelElementById("call");
    element.builder().boundaryEvent().error().userTask("handle").endEvent();
    return model;
  }

  private static BpmnModelInstance withErrorHandler(BpmnModelInstance model) {
    process(model).eventSubProcess().startEvent().error(ERROR).userTask("handle").endEvent();
    return model;
  }

  private static ProcessBuilder process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next().builder();
  }
}
