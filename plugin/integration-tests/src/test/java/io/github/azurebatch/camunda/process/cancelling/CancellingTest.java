package io.github.azurebatch.camunda.process.cancelling;

import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.Tasks;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A task whose wait is cancelled is terminated, and no other one. */
class CancellingTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "cancel-" + UUID.randomUUID();

  @BeforeEach
  void everyTaskRunsForHours() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
  }

  @Test
  void aBoundaryTimerTerminatesTheTaskOfItsInstanceOnly() {
    azure.deploy(waitWith(await -> await));
    BpmnModelInstance model = waitWith(await -> await);
    model
        .<ServiceTask>getModelElementById("await")
        .builder()
        .boundaryEvent("late")
        .timerWithDuration("${patience}")
        .endEvent("gaveUp");
    azure.deploy(model);
    ProcessInstance cancelled = engines.start(Map.of("patience", "PT1H"));
    ProcessInstance other = engines.start(Map.of("patience", "PT3H"));

    azure.advance(Duration.ofHours(2));
    fireTimers();
    azure.executeJobs();

    assertThat(cancelled).isEnded().hasPassed("gaveUp");
    tasks.assertOpen(jobId, taskId(other));
    assertThat(engines.jobs()).hasSize(1);
  }

  @Test
  void deletingTheInstanceTerminatesItsTaskAlsoWhereListenersAreSkipped() {
    azure.deploy(waitWith(await -> await));
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    runtime().deleteProcessInstance(cancelled.getId(), "not needed", true, true, true, false);
    assertThat(tasks.open(jobId)).hasSize(2);
    azure.executeJobs();

    tasks.assertOpen(jobId, taskId(other));
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void aMessageThatInterruptsASubprocessTerminatesItsTask() {
    BpmnModelInstance model =
        aSubprocess(
            subprocess -> awaiting(subprocess.embeddedSubProcess().startEvent(), await -> await));
    azure.deploy(model);
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.stop(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void anInterruptingEventSubprocessTerminatesTheTask() {
    BpmnModelInstance model = waitWith(await -> await);
    Models.eventSubprocess(model, true).endEvent("stopped");
    azure.deploy(model);
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.stop(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void aTerminateEndEventTerminatesTheTaskOfAParallelBranch() {
    azure.deploy(
        Models.terminatingAt(
            awaiting(createJob().parallelGateway("fork"), await -> await)
                .endEvent()
                .moveToNode("fork")
                .userTask("decide")
                .endEvent("stopped")
                .done(),
            "stopped"));
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    completeUserTask(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void aModificationThatCancelsTheActivityTerminatesTheTask() {
    azure.deploy(waitWith(await -> await));
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    runtime()
        .createProcessInstanceModification(cancelled.getId())
        .cancelAllForActivity("await")
        .startBeforeActivity("submit")
        .execute();
    String first = taskId(cancelled);
    azure.executeJobs();

    String second = taskId(cancelled);
    assertThat(second).isNotEqualTo(first);
    tasks.assertOpen(jobId, taskId(other), second);
  }

  @Test
  void cancellingACallActivityTerminatesTheTaskOfTheCalledProcess() {
    azure.deploy(waitWith(await -> await));
    azure.deploy(
        Bpmn.createExecutableProcess("caller")
            .startEvent()
            .callActivity("call")
            .calledElement(Models.KEY)
            .boundaryEvent()
            .message("stop")
            .endEvent("stopped")
            .done());
    ProcessInstance cancelled = azure.start("caller", Map.of());
    azure.executeJobs();
    ProcessInstance other = engines.start(Map.of());

    engines.stop(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(jobId, taskId(other));
  }

  @Test
  void oneCamundaJobTerminatesTheTasksOfAllBranchesButForThoseMadeAgain() {
    String run = UUID.randomUUID().toString();
    azure.deploy(submittingEachFrame(run));
    ProcessInstance cancelled = engines.start(Map.of("frames", List.of("a", "b", "c")));
    azure.advance(Duration.ofMinutes(1));
    makeAgain("b-" + run);

    runtime().deleteProcessInstance(cancelled.getId(), "not needed");
    assertThat(engines.jobs()).hasSize(1);
    azure.executeJobs();

    tasks.assertOpen(jobId, "b-" + run);
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void cancellingOneInstanceOfAMultiInstanceSubprocessTerminatesItsTaskOnly() {
    String run = UUID.randomUUID().toString();
    azure.deploy(submittingEachFrame(run));
    ProcessInstance instance = engines.start(Map.of("frames", List.of("a", "b", "c")));

    runtime()
        .createProcessInstanceModification(instance.getId())
        .cancelActivityInstance(subprocessWithVariable(instance, "frame", "b"))
        .execute();
    azure.executeJobs();

    tasks.assertOpen(jobId, "a-" + run, "c-" + run);
  }

  private void makeAgain(String taskId) {
    Tasks inTheService = new SentTasks(azure).client().tasks();
    inTheService.delete(jobId, taskId);
    inTheService.add(jobId, new TaskAddParameter().withId(taskId).withCommandLine("scripted"));
  }

  private BpmnModelInstance submittingEachFrame(String run) {
    return aSubprocess(
        subprocess -> {
          subprocess
              .multiInstance()
              .parallel()
              .camundaCollection("frames")
              .camundaElementVariable("frame")
              .multiInstanceDone();
          return Models.submitAndAwait(
              subprocess.embeddedSubProcess().startEvent(),
              submit -> submitting(submit).camundaInputParameter("taskId", "${frame}-" + run),
              await -> await);
        });
  }

  @Test
  void aRunTaskIsTerminatedWithItsWait() {
    azure.deploy(
        Models.createJob(jobId, "local")
            .serviceTask("run")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "scripted")
            .endEvent()
            .done());
    ProcessInstance cancelled = engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());

    engines.delete(cancelled);

    tasks.assertOpen(jobId, taskId(other));
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isEqualTo(1);
  }

  @Test
  void aTaskThatIsToBeLeftRunsOn() {
    azure.deploy(
        Models.submitAndAwait(
                createJob(),
                submit -> submitting(submit).camundaInputParameter("onCancel", "leave"),
                await -> await)
            .endEvent()
            .done());
    ProcessInstance cancelled = engines.start(Map.of());

    engines.delete(cancelled);

    tasks.assertOpen(jobId, taskId(cancelled));
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isZero();
  }

  @Test
  void aTimeoutOfItsOwnTerminatesTheTaskOnce() {
    azure.deploy(
        Models.catching(
            waitWith(await -> await.camundaInputParameter("timeout", "PT1H")),
            "AzureBatchTimeout"));
    ProcessInstance instance = engines.start(Map.of());

    azure.advance(Duration.ofHours(2));
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isEqualTo(1);
  }

  @Test
  void aTimeoutThatLeavesTheTaskLeavesIt() {
    azure.deploy(
        Models.catching(
            waitWith(
                await ->
                    await
                        .camundaInputParameter("timeout", "PT1H")
                        .camundaInputParameter("terminateOnTimeout", "false")),
            "AzureBatchTimeout"));
    ProcessInstance instance = engines.start(Map.of());

    azure.advance(Duration.ofHours(2));
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("caught");
    tasks.assertOpen(jobId, taskId(instance));
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isZero();
  }

  @Test
  void aWaitThatHasEndedLeavesNothingToTerminate() {
    azure.azure().reset();
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(waitWith(await -> await, "afterwards"));
    ProcessInstance instance = engines.run();
    assertThat(instance).isWaitingAt("afterwards");

    engines.delete(instance);

    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isZero();
  }

  @Test
  void aWaitWhoseProcessHasNotGoneOnYetLeavesNothingToTerminate() {
    azure.azure().reset();
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(waitWith(await -> await, "afterwards"));
    ProcessInstance instance = engines.start(Map.of());
    engines.awaitTasks();
    azure.poll();
    assertThat(engines.jobs()).hasSize(1);

    engines.delete(instance);

    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isZero();
  }

  @Test
  @OnEveryDatabase
  void aCancellationThatIsRolledBackTerminatesNothing() {
    azure.deploy(waitWith(await -> await));
    ProcessInstance instance = engines.start(Map.of());

    assertThatThrownBy(
            () ->
                ((ProcessEngineConfigurationImpl) azure.engine().getProcessEngineConfiguration())
                    .getCommandExecutorTxRequired()
                    .execute(
                        context -> {
                          runtime().deleteProcessInstance(instance.getId(), "not needed");
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessageContaining("rolled back");
    azure.executeJobs();

    assertThat(instance).isWaitingAt("await");
    tasks.assertOpen(jobId, taskId(instance));
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void aNightWithoutAzureOnlyPostponesIt() {
    // a task that ends by itself needs no call any more
    azure.script(forTask("*").delay(Duration.ofDays(2)));
    azure.deploy(waitWith(await -> await));
    ProcessInstance cancelled = engines.start(Map.of());
    azure.batch().faults().next(1000, TASK_TERMINATE).answer(500, "InternalError", Duration.ZERO);

    engines.delete(cancelled);
    for (int hour = 0; hour < 14; hour++) {
      azure.advance(Duration.ofHours(1).plusSeconds(1));
      azure.executeJobs();
    }
    assertThat(engines.incidents()).isEmpty();
    assertThat(engines.onlyJob().getExceptionMessage())
        .contains(taskId(cancelled), "InternalError");
    azure.batch().faults().clear();
    azure.advance(Duration.ofHours(1).plusSeconds(1));
    azure.executeJobs();

    tasks.assertOpen(jobId);
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void aRefusalIsAFailedCamundaJobThatSaysWhatToDo() {
    azure.deploy(waitWith(await -> await));
    ProcessInstance cancelled = engines.start(Map.of());
    azure.batch().faults().next(TASK_TERMINATE).answer(403, "AuthorizationFailure");

    engines.delete(cancelled);

    Job failed = engines.onlyJob();
    assertThat(failed.getRetries()).isZero();
    assertThat(failed.getProcessInstanceId()).isEqualTo(cancelled.getId());
    assertThat(failed.getExceptionMessage()).contains(taskId(cancelled), jobId);
    assertThat(engines.incidents()).hasSize(1);
    azure.engine().getManagementService().setJobRetries(failed.getId(), 1);
    azure.executeJobs();
    tasks.assertOpen(jobId);
    assertThat(engines.incidents()).isEmpty();
  }

  @Test
  void aJobThatWasDeletedLeavesNothingToTerminate() {
    azure.deploy(waitWith(await -> await));
    ProcessInstance cancelled = engines.start(Map.of());
    tasks.deleteJob(jobId);

    engines.delete(cancelled);

    assertThat(engines.jobs()).isEmpty();
    assertThat(engines.incidents()).isEmpty();
  }

  private BpmnModelInstance waitWith(UnaryOperator<ServiceTaskBuilder> await) {
    return awaiting(createJob(), await).endEvent("done").done();
  }

  private BpmnModelInstance waitWith(UnaryOperator<ServiceTaskBuilder> await, String userTask) {
    return awaiting(createJob(), await).userTask(userTask).endEvent("done").done();
  }

  private ServiceTaskBuilder createJob() {
    return Models.createJob(jobId, "local");
  }

  private ServiceTaskBuilder awaiting(
      AbstractFlowNodeBuilder<?, ?> before, UnaryOperator<ServiceTaskBuilder> await) {
    return Models.submitAndAwait(before, this::submitting, await);
  }

  private ServiceTaskBuilder submitting(ServiceTaskBuilder submit) {
    return submit.camundaInputParameter("commandLine", "scripted");
  }

  /** A subprocess that a message interrupts. */
  private BpmnModelInstance aSubprocess(Function<SubProcessBuilder, ServiceTaskBuilder> content) {
    return content
        .apply(createJob().subProcess("part"))
        .endEvent()
        .subProcessDone()
        .boundaryEvent()
        .message("stop")
        .endEvent("stopped")
        .moveToActivity("part")
        .endEvent("done")
        .done();
  }

  private void completeUserTask(ProcessInstance instance) {
    engines.completeUserTask(instance);
    azure.executeJobs();
  }

  private void fireTimers() {
    var management = azure.engine().getManagementService();
    management
        .createJobQuery()
        .timers()
        .executable()
        .list()
        .forEach(timer -> management.executeJob(timer.getId()));
  }

  private String subprocessWithVariable(ProcessInstance instance, String name, String value) {
    String execution =
        runtime()
            .createVariableInstanceQuery()
            .processInstanceIdIn(instance.getId())
            .variableName(name)
            .variableValueEquals(name, value)
            .singleResult()
            .getExecutionId();
    return runtime()
        .createVariableInstanceQuery()
        .executionIdIn(execution)
        .variableName(name)
        .singleResult()
        .getActivityInstanceId();
  }

  private String taskId(ProcessInstance instance) {
    return engines.taskIdOf(instance);
  }

  private RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
