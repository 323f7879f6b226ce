package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a wait when its task, job, pool or node ends in an unusual way. */
class OddEndingsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks batch = new BatchTasks(azure);
  private final String jobId = "odd-" + UUID.randomUUID();
  private final String poolId = "pool-" + UUID.randomUUID();
  private final PoolControl pool = azure.batch().pools().add(PoolSettings.linux(poolId).nodes(1));

  @Test
  void failsWithTheReasonWhereTheJobIsTerminated() {
    ProcessInstance instance = running();

    batch.with(service -> service.terminateJob(jobId, "the budget is used up"));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskFailed", "TaskEnded", "was terminated");
    assertThat(engines.errorDetails()).contains("the budget is used up");
    assertThat(azure.variable(instance, "batchError")).containsEntry("code", "TaskEnded");
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("notAttempted");
  }

  @Test
  void isLostWhereTheJobIsDeleted() {
    ProcessInstance instance = running();

    batch.deleteJob(jobId);
    azure.runToRest();
    azure.advance(Duration.ofMinutes(3));
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskLost", jobId);
  }

  @Test
  void waitsOnWhereTheNodeIsLostAndTheTaskRunsAgain() throws InterruptedException {
    ProcessInstance instance = running();

    pool.lose(pool.nodeIds().get(0));
    assertThat(azure.batch().awaitTaskState(jobId, taskId(instance), TaskState.ACTIVE, PATIENCE))
        .isTrue();
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    azure.batch().scripts().clear();
    azure.script(forTask("*").file("output.txt", "x"));
    pool.resize(1);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("requeueCount", 1);
  }

  @Test
  void waitsOnWhileTheServiceRetriesTheTask() {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance =
        start(submit -> submit.camundaInputParameter("maxTaskRetryCount", "2"));

    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    assertThat(azure.variable(instance, "outputs")).containsEntry("retryCount", 2);
  }

  @Test
  void waitsOnWhereThePoolIsGoneAndComesBack() throws InterruptedException {
    ProcessInstance instance = running();

    pool.remove();
    assertThat(azure.batch().awaitTaskState(jobId, taskId(instance), TaskState.ACTIVE, PATIENCE))
        .isTrue();
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    azure.batch().scripts().clear();
    azure.script(forTask("*").file("output.txt", "x"));
    azure.batch().pools().add(PoolSettings.linux(poolId).nodes(1));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  private ProcessInstance running() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = start(UnaryOperator.identity());
    azure.executeJobs();
    azure.poll();
    try {
      assertThat(azure.batch().awaitTaskState(jobId, taskId(instance), TaskState.RUNNING, PATIENCE))
          .isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return instance;
  }

  private ProcessInstance start(UnaryOperator<ServiceTaskBuilder> submit) {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId, poolId), UnaryOperator.identity()),
                step ->
                    submit.apply(
                        step.camundaInputParameter("commandLine", "scripted")
                            .camundaInputParameter("outputFiles", "output.txt")),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    return azure.start(Models.KEY, Map.of());
  }

  private String taskId(ProcessInstance instance) {
    return engines.taskIdOf(instance);
  }
}
