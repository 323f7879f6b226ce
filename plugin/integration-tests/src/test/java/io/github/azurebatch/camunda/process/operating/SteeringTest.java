package io.github.azurebatch.camunda.process.operating;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does with the wait for one task. */
class SteeringTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks batch = new BatchTasks(azure);
  private final String jobId = "steered-" + UUID.randomUUID();

  @Test
  void submitsARunningTaskAnewAndEndsTheOneThatRan() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(UnaryOperator.identity());
    String first = engines.taskIdOf(instance);
    azure.script(forTask("*-2").delay(Duration.ofHours(5)).file("output.txt", "x"));

    operations().resubmit(waitId());
    azure.poll();

    batch.assertOpen(jobId, second(first));
    azure.advance(Duration.ofHours(6));
    azure.runToRest();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("attempt", 2)
        .containsEntry("taskId", second(first));
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
  }

  @Test
  void submitsATaskAnewWhoseWaitIsAnIncident() {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance = waiting(UnaryOperator.identity());
    azure.runToRest();
    azure.script(forTask("*-2").file("output.txt", "x"));

    operations().resubmit(waitId());
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("attempt", 2);
    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isZero();
  }

  @Test
  void refusesToSubmitATaskAnewThatWasDeleted() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(UnaryOperator.identity());
    String taskId = engines.taskIdOf(instance);
    batch.with(service -> service.deleteTask(new TaskReference(jobId, taskId)));

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> operations().resubmit(waitId()))
        .withMessageContainingAll("is not submitted anew", "was deleted");
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(1);
  }

  @Test
  void terminatesARunningTask() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(await -> await.camundaInputParameter("onCancel", "leave"));

    operations().terminate(waitId());
    azure.executeJobs();
    batch.assertOpen(jobId);
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskFailed", "TaskEnded");
  }

  @Test
  void letsATaskRunOnWhoseTimeoutPasses() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(await -> await.camundaInputParameter("timeout", "PT1H"));

    operations().letRun(waitId());
    azure.advance(Duration.ofHours(2));
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTimeout", "left running");
    batch.assertOpen(jobId, engines.taskIdOf(instance));
  }

  @Test
  void letsATaskRunOnWhoseInstanceIsDeleted() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(UnaryOperator.identity());
    String taskId = engines.taskIdOf(instance);

    operations().letRun(waitId());
    engines.delete(instance);
    azure.advance(Duration.ofHours(2));
    azure.poll();

    batch.assertOpen(jobId, taskId);
  }

  @Test
  void extendsATimeout() {
    azure.script(forTask("*").delay(Duration.ofHours(2)).file("output.txt", "x"));
    ProcessInstance instance = waiting(await -> await.camundaInputParameter("timeout", "PT1H"));

    operations().extendTimeout(waitId(), Duration.ofHours(3));
    azure.advance(Duration.ofHours(2).minusMinutes(1));
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    azure.advance(Duration.ofMinutes(2));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void retriesAnIncidentForATimeoutThatItExtends() {
    azure.script(forTask("*").delay(Duration.ofHours(2)).file("output.txt", "x"));
    ProcessInstance instance =
        waiting(
            await ->
                await
                    .camundaInputParameter("timeout", "PT1H")
                    .camundaInputParameter("terminateOnTimeout", "false"));
    azure.advance(Duration.ofMinutes(61));
    azure.poll();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("AzureBatchTimeout");

    operations().extendTimeout(waitId(), Duration.ofHours(2));
    azure.poll();
    assertThat(engines.incidents()).isEmpty();
    azure.advance(Duration.ofHours(1));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void pollsAtOnce() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    waiting(UnaryOperator.identity());
    long before = azure.batch().calls().count(TASK_LIST);

    operations().pollNow(waitId());
    azure.poll();

    assertThat(azure.batch().calls().count(TASK_LIST)).isGreaterThan(before);
    assertThat(wakes()).isZero();
  }

  @Test
  void runsOnlyAnIncidentAgain() {
    azure.script(forTask("*").delay(Duration.ofHours(1)).exitCode(3));
    ProcessInstance instance = waiting(UnaryOperator.identity());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> operations().runAgain(waitId()))
        .withMessageContaining("is no incident");
    azure.advance(Duration.ofHours(2));
    azure.runToRest();
    azure.script(forTask("*").file("output.txt", "x"));

    operations().runAgain(waitId());
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void knowsNoWaitThatDoesNotExist() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> operations().pollNow("no such wait"))
        .withMessageContaining("There is no wait 'no such wait'");
  }

  private static AzureBatchOperations operations() {
    return AzureBatchProcessEnginePlugin.of(azure.engine()).orElseThrow().operations();
  }

  private String waitId() {
    return engines.onlyWait().getId();
  }

  private static long wakes() {
    return azure.engine().getManagementService().getProperties().keySet().stream()
        .filter(name -> name.startsWith("azureBatch.wake."))
        .count();
  }

  private static String second(String first) {
    return first.substring(0, Math.min(62, first.length())) + "-2";
  }

  private ProcessInstance waiting(UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), sas -> sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt"),
                await)
            .endEvent("done")
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    return instance;
  }
}
