package io.github.azurebatch.camunda.process.cancelling;

import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A task that is not awaited yet goes with the scope that it was submitted in. */
class CancellingBeforeTheWaitTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "early-" + UUID.randomUUID();

  @BeforeEach
  void everyTaskRunsForHours() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
  }

  @Test
  void deletingTheInstanceTerminatesTheTask() {
    azure.deploy(submittedAndHeld(submit -> submit).endEvent().done());
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    runtime().deleteProcessInstance(cancelled.getId(), "not needed", true, true, true, false);
    azure.executeJobs();

    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void aTaskInARenamedVariableIsTerminatedToo() {
    azure.deploy(
        submittedAndHeld(submit -> submit.camundaInputParameter("resultVariable", "rendering"))
            .endEvent()
            .done());

    engines.delete(engines.start(Map.of()));

    tasks.assertOpen(jobId);
  }

  @Test
  void allTasksOfAListAreTerminated() {
    azure.deploy(
        Models.createJob(jobId, "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTasks}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("items", "3")
            .camundaInputParameter("commandLine", "scripted")
            .userTask("hold")
            .endEvent()
            .done());
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.delete(cancelled);

    Map<String, Object> list = azure.variable(other, "batchTasks");
    tasks.assertOpen(
        jobId,
        list.get("taskIdPrefix") + "-1",
        list.get("taskIdPrefix") + "-2",
        list.get("taskIdPrefix") + "-3");
  }

  @Test
  void aJobManagerTaskIsTerminated() {
    azure.deploy(
        Models.createJob(jobId, "local")
            .camundaInputParameter(
                "jobManagerTask",
                "{\"taskId\": \"manager\", \"commandLine\": \"scripted\", \"killJobOnCompletion\": false}")
            .userTask("hold")
            .endEvent()
            .done());
    ProcessInstance instance = engines.start(Map.of());
    tasks.assertOpen(jobId, "manager");

    engines.delete(instance);

    tasks.assertOpen(jobId);
  }

  @Test
  void cancellingTheOnlyActivityByAModificationTerminatesTheTask() {
    azure.deploy(submittedAndHeld(submit -> submit).endEvent().done());
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    runtime()
        .createProcessInstanceModification(cancelled.getId())
        .cancelAllForActivity("hold")
        .execute();
    azure.executeJobs();

    assertThat(cancelled).isEnded();
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void aMessageThatInterruptsItsSubprocessTerminatesIt() {
    azure.deploy(submittedInSubprocess());
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.stop(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void anInterruptingEventSubprocessTerminatesIt() {
    BpmnModelInstance model = submittedAndHeld(submit -> submit).endEvent().done();
    Models.eventSubprocess(model, true).userTask("tidyUp").endEvent();
    azure.deploy(model);
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.stop(cancelled);

    assertThat(cancelled).isWaitingAt("tidyUp");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void anEventSubprocessThatDoesNotInterruptLeavesItAlone() {
    BpmnModelInstance model = submittedAndHeld(submit -> submit).endEvent().done();
    Models.eventSubprocess(model, false).endEvent();
    azure.deploy(model);
    ProcessInstance instance = engines.start(Map.of());

    engines.stop(instance);

    tasks.assertOpen(jobId, taskId(instance));
  }

  @Test
  void aTerminateEndEventTerminatesTheTaskOfAParallelBranch() {
    azure.deploy(
        Models.terminatingAt(
            held(Models.createJob(jobId, "local").parallelGateway("fork"), submit -> submit)
                .endEvent()
                .moveToNode("fork")
                .userTask("decide")
                .endEvent("stopped")
                .done(),
            "stopped"));
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    complete(cancelled, "decide");

    assertThat(cancelled).isEnded();
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void aProcessThatEndsByItselfLeavesWhatItDidNotAwait() {
    azure.deploy(submittedAndHeld(submit -> submit).endEvent().done());
    ProcessInstance instance = engines.start(Map.of());

    complete(instance, "hold");

    assertThat(instance).isEnded();
    tasks.assertOpen(jobId, taskId(instance));
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void aTaskThatIsToBeLeftRunsOn() {
    azure.deploy(
        submittedAndHeld(submit -> submit.camundaInputParameter("onCancel", "leave"))
            .endEvent()
            .done());
    ProcessInstance instance = engines.start(Map.of());

    engines.delete(instance);

    tasks.assertOpen(jobId, taskId(instance));
  }

  @Test
  void aCopyThatACalledProcessWasGivenDoesNotTerminateTheTask() {
    azure.deploy(
        Bpmn.createExecutableProcess("called")
            .startEvent()
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("resultVariable", "own")
            .userTask("hold")
            .endEvent()
            .done());
    BpmnModelInstance caller =
        Models.createJob(jobId, "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "scripted")
            .callActivity("call")
            .calledElement("called")
            .boundaryEvent()
            .message("stop")
            .userTask("afterwards")
            .endEvent()
            .done();
    azure.deploy(caller);
    ProcessInstance instance = engines.start(Map.of());
    String called =
        runtime()
            .createProcessInstanceQuery()
            .superProcessInstanceId(instance.getId())
            .singleResult()
            .getId();
    TypedValue copy = runtime().getVariableTyped(instance.getId(), "batchTask", false);
    runtime().setVariable(called, "copy", copy);
    assertThat(tasks.open(jobId)).hasSize(2);

    engines.stop(instance);

    assertThat(instance).isWaitingAt("afterwards");
    tasks.assertOpen(jobId, taskId(instance));
  }

  @Test
  void aTaskThatWasAwaitedLeavesNothingToTerminate() {
    azure.azure().reset();
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(jobId, "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                await -> await.camundaInputParameter("resultVariable", "frames"))
            .userTask("hold")
            .endEvent()
            .done());
    ProcessInstance instance = engines.run();

    runtime().deleteProcessInstance(instance.getId(), "not needed");

    assertThat(engines.jobs()).isEmpty();
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isZero();
  }

  @Test
  void aMigrationThatTakesTheSubprocessAwayTerminatesNothing() {
    azure.deploy(submittedInSubprocess());
    ProcessInstance instance = engines.start(Map.of());
    azure.deploy(submittedAndHeld(submit -> submit).endEvent().done());

    engines.migrate(instance, plan -> plan.mapActivities("hold", "hold"));
    azure.executeJobs();

    tasks.assertOpen(jobId, taskId(instance));
  }

  @Test
  void whatOtherVariablesHoldDoesNotPreventTheDeletion() {
    azure.deploy(submittedAndHeld(submit -> submit).endEvent().done());
    ProcessInstance instance =
        engines.start(
            Map.of(
                "scope",
                Map.of("scope", List.of()),
                "outputs",
                Map.of("upload", "x"),
                "text",
                "{",
                "bytes",
                new byte[] {1}));

    engines.delete(instance);

    assertThat(instance).isEnded();
    tasks.assertOpen(jobId);
  }

  private UserTaskBuilder submittedAndHeld(UnaryOperator<ServiceTaskBuilder> submit) {
    return held(Models.createJob(jobId, "local"), submit);
  }

  private UserTaskBuilder held(
      AbstractFlowNodeBuilder<?, ?> before, UnaryOperator<ServiceTaskBuilder> submit) {
    return submit
        .apply(
            before
                .serviceTask("submit")
                .camundaDelegateExpression("${azureBatchSubmitTask}")
                .camundaInputParameter("jobId", jobId)
                .camundaInputParameter("commandLine", "scripted"))
        .userTask("hold");
  }

  private BpmnModelInstance submittedInSubprocess() {
    return held(
            Models.createJob(jobId, "local").subProcess("part").embeddedSubProcess().startEvent(),
            submit -> submit)
        .endEvent()
        .subProcessDone()
        .boundaryEvent()
        .message("stop")
        .endEvent("stopped")
        .moveToActivity("part")
        .endEvent("done")
        .done();
  }

  private void complete(ProcessInstance instance, String userTask) {
    TaskService service = azure.engine().getTaskService();
    Task task =
        service
            .createTaskQuery()
            .processInstanceId(instance.getId())
            .taskDefinitionKey(userTask)
            .singleResult();
    service.complete(task.getId());
    azure.executeJobs();
  }

  private String taskId(ProcessInstance instance) {
    return engines.taskIdOf(instance);
  }

  private RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
