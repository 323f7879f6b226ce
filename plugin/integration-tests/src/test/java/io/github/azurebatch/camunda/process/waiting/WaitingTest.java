package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingTest {

  private static final Duration[] RETRY_PAUSES = {
    Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10)
  };

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void losesNothingWhenTheEngineIsClosedDuringTheWait() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    azure.restartEngine();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  @Test
  void keepsTheWaitOfASuspendedInstanceAndItsRetries() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    runtime().suspendProcessInstanceById(instance.getId());

    azure.runToRest();
    assertThat(engines.onlyWait().getRetries()).isNull();
    assertThat(engines.incidents()).isEmpty();
    runtime().activateProcessInstanceById(instance.getId());
    azure.advance(Duration.ofSeconds(15));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  @OnEveryDatabase
  void triesAgainWhereAnOutputMappingFailsAndEndsTheOtherWaits() {
    deploy(
        await ->
            await.camundaOutputParameter("size", "${outputs.files[wanted].size.doubleValue()}"));
    ProcessInstance bad = azure.start(Models.KEY, Map.of("wanted", "gone.txt"));
    ProcessInstance good = azure.start(Models.KEY, Map.of("wanted", "output.txt"));

    azure.runToRest();

    assertThat(good).isEnded();
    assertThat(bad).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isEqualTo(3);
    for (Duration pause : RETRY_PAUSES) {
      azure.advance(pause.plusSeconds(1));
      azure.runToRest();
    }
    assertThat(engines.onlyIncident(bad).getActivityId()).isEqualTo("await");
  }

  @Test
  @OnEveryDatabase
  void leavesAWaitAloneThatAnotherNodeTriesAgainLater() {
    deploy(
        await ->
            await.camundaOutputParameter(
                "size", "${outputs.files['gone.txt'].size.doubleValue()}"));
    engines.run();
    assertThat(engines.onlyWait().getRetries()).isEqualTo(3);
    azure.restartEngine();

    try (LogCapture log = new LogCapture()) {
      azure.poll();
      azure.advance(Duration.ofSeconds(15));
      azure.poll();

      assertThat(log.text()).doesNotContain("could not be recorded");
    }
    azure.advance(RETRY_PAUSES[0]);
    azure.poll();
    assertThat(engines.onlyWait().getRetries()).isEqualTo(2);
  }

  @Test
  void survivesTheMigrationOfItsInstance() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    deploy(UnaryOperator.identity());

    engines.migrate(instance, MigrationPlanBuilder::mapEqualActivities);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  @Test
  @OnEveryDatabase
  void endsWaitsAlsoWhereLookingAtTheirBatchJobsTakesLong() throws InterruptedException {
    deploy(UnaryOperator.identity());
    engines.start(Map.of());
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(30))).isTrue();
    azure.batch().faults().next(TASK_LIST).delay(Duration.ofSeconds(20));

    CompletableFuture<Void> round = CompletableFuture.runAsync(azure::poll);
    await().until(() -> azure.batch().calls().count(TASK_LIST) == 1);
    azure.advance(Duration.ofSeconds(20));
    round.join();

    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list()).isEmpty();
  }

  @Test
  void losesNoRetryDuringAnOutageOfAzure() {
    deploy(UnaryOperator.identity());
    ProcessInstance instance = engines.start(Map.of());
    azure.batch().faults().next(3, TASK_LIST).answer(503, "ServerBusy");

    azure.poll();
    assertThat(azure.plugin().outages()).extracting(Outage::subject).contains("default");
    assertThat(engines.onlyWait().getRetries()).isNull();
    azure.advance(Duration.ofMinutes(1));
    azure.runToRest();

    assertThat(azure.plugin().outages()).isEmpty();
    assertThat(instance).isEnded();
  }

  @Test
  void endsWithATimeoutAndTerminatesTheTask() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(
        Models.catching(
            Models.scripted("output.txt", await -> await.camundaInputParameter("timeout", "PT1H")),
            "AzureBatchTimeout"));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    assertThat(instance).isWaitingAt("await");

    azure.advance(Duration.ofHours(2));
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(String.valueOf(azure.variable(instance, "batchError").get("message")))
        .contains("PT1H", "terminated");
  }

  @Test
  void findsOutThatItsTaskWasDeleted() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    String jobId = "deleted-" + UUID.randomUUID();
    azure.deploy(
        Models.catching(
            Models.submitAndAwait(
                    Models.createJob(jobId, "local"),
                    submit -> submit.camundaInputParameter("commandLine", "scripted"),
                    UnaryOperator.identity())
                .endEvent("done")
                .done(),
            "AzureBatchTaskLost"));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    deleteTask(jobId, engines.taskIdOf(instance));
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "batchError")).containsEntry("jobId", jobId);
  }

  @Test
  void findsOutThatTheJobOfManyWaitsWasDeleted() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    String jobId = "deleted-" + UUID.randomUUID();
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(jobId, "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    for (int i = 0; i < 25; i++) {
      azure.start(Models.KEY, Map.of());
    }
    azure.executeJobs();
    azure.poll();

    new BatchTasks(azure).deleteJob(jobId);
    azure.runToRest();
    azure.advance(Duration.ofMinutes(3));
    azure.poll();

    assertThat(engines.incidents())
        .hasSize(25)
        .allSatisfy(
            incident ->
                assertThat(incident.getIncidentMessage()).contains("AzureBatchTaskLost", jobId));
  }

  @Test
  void reportsItsErrorToTheProcessThatCalledItsOwn() {
    azure.azure().reset();
    azure.script(forTask("*").exitCode(3));
    azure.deploy(Models.work("scripted", "output.txt"));
    azure.deploy(
        Bpmn.createExecutableProcess("caller")
            .startEvent()
            .callActivity("call")
            .calledElement(Models.KEY)
            .boundaryEvent()
            .error("AzureBatchTaskFailed")
            .endEvent("caught")
            .done());
    ProcessInstance caller = azure.start("caller", Map.of());

    azure.runToRest();

    assertThat(caller).isEnded().hasPassed("caught");
  }

  private static void deleteTask(String jobId, String taskId) {
    client().tasks().delete(jobId, taskId);
  }

  private static BatchServiceClient client() {
    return new SentTasks(azure).client();
  }

  private void deploy(UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(Models.scripted("output.txt", await));
  }

  private RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
