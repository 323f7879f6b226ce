package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An external task client that subscribes to a topic of the plugin. */
class ForeignWorkerTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Duration LOCK = Duration.ofDays(1);

  /** The log has each once. */
  private final String client = "client-" + UUID.randomUUID();

  private final String jobId = "foreign-worker-" + UUID.randomUUID();
  private final String topic = "azureBatch/default/" + jobId;
  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.inJob(jobId, "output.txt"));
  }

  @OnEveryDatabase
  @Test
  void doesNotHoldUpAWaitThatItHasLockedBeforeItWasRead() {
    ProcessInstance instance = engines.start(Map.of());
    lockedBy(client);

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  @OnEveryDatabase
  @Test
  void doesNotHoldUpAWaitThatItHasLockedAfterItWasRead() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(5)).file("output.txt", "x"));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    lockedBy(client);
    azure.advance(Duration.ofHours(6));

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void isInTheHealthWhileItHasLocksAndInTheLogOnce() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    engines.start(Map.of());
    ProcessInstance other = engines.start(Map.of());
    try (LogCapture log = new LogCapture()) {
      lockedBy(client);
      engines.passAnAudit();
      engines.passAnAudit();

      assertThat(azure.plugin().outages())
          .filteredOn(outage -> outage.subject().contains(client))
          .extracting(Outage::message)
          .singleElement()
          .asString()
          .contains("locks 2 wait(s)", topic, "Take the topics out");
      assertThat(log.warnings(client)).hasSize(1);
    }
    unlock();
    engines.passAnAudit();
    assertThat(azure.plugin().outages()).noneMatch(outage -> outage.subject().contains(client));
    engines.delete(other);
  }

  @Test
  void isNotSeenAnyMoreWhenItsLastWaitHasEnded() {
    engines.start(Map.of());
    lockedBy(client);

    azure.runToRest();
    assertThat(azure.plugin().outages()).hasSize(1);
    azure.poll();

    assertThat(azure.plugin().outages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azure-batch-of-others-",
        // as a node of the plugin has it
        ForeignWorkers.OWN_PREFIX
      })
  void isTakenForNoEngineNodeByItsName(String name) {
    String worker = name + UUID.randomUUID();
    ProcessInstance instance = engines.start(Map.of());
    lockedBy(worker);

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.plugin().outages())
        .singleElement()
        .extracting(Outage::subject)
        .asString()
        .contains(worker);
    azure.poll();
  }

  @Test
  void isTakenForNoEngineNodeByItsNameWhereTheWaitHasFailedBefore() {
    ProcessInstance instance = engines.start(Map.of());
    lockedBy(client);
    externalTasks().handleFailure(engines.onlyWait().getId(), client, "not mine", 1, 0);
    lockedBy("azure-batch-of-others-" + UUID.randomUUID());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  /** No node pauses for so long after a failure. */
  @OnEveryDatabase
  @Test
  void isToldFromAnEngineNodeByALockThatOutlastsItsPauses() {
    ProcessInstance instance = engines.start(Map.of());
    String node = ForeignWorkers.OWN_PREFIX + UUID.randomUUID();
    lockedBy(node);
    externalTasks().handleFailure(engines.onlyWait().getId(), node, "not mine", 3, LOCK.toMillis());

    azure.poll();
    assertThat(azure.plugin().outages())
        .singleElement()
        .extracting(Outage::message)
        .asString()
        .contains(node, "is not of this plugin", topic);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  /** A node locks a wait when it could not end it, and then has its pause. */
  @OnEveryDatabase
  @Test
  void isToldFromAnEngineNodeThatPausesAfterAFailure() {
    ProcessInstance instance = engines.start(Map.of());
    String wait = engines.onlyWait().getId();
    String node = ForeignWorkers.OWN_PREFIX + UUID.randomUUID();
    externalTasks().lock(wait, node, 60_000);
    externalTasks().handleFailure(wait, node, "a listener failed", 3, 600_000);

    azure.runToRest();
    assertThat(instance).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isEqualTo(3);
    assertThat(azure.plugin().outages()).isEmpty();
    azure.advance(Duration.ofMinutes(11));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @OnEveryDatabase
  @Test
  void mayCompleteAWaitInTheMomentInWhichItEnds() {
    ProcessInstance instance = engines.start(Map.of());
    engines.awaitTasks();
    lockedBy(client);
    String wait = engines.onlyWait().getId();

    SqlStatements.of(azure.engine()).beforeChange(() -> externalTasks().complete(wait, client));
    azure.poll();
    azure.advance(Duration.ofSeconds(15));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassedInOrder("await", "done");
    assertThat(engines.incidents()).isEmpty();
    assertThat(engines.jobs()).isEmpty();
  }

  @Test
  void thatCompletesAWaitLetsTheProcessGoOnWithoutOutputs() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    lockedBy(client);

    externalTasks().complete(engines.onlyWait().getId(), client);
    azure.runToRest();
    azure.poll();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(engines.historicVariable(instance, "outputs")).isNull();
    assertThat(tasks.open(jobId)).contains(engines.taskIdOf(instance));
  }

  @Test
  void thatReportsAFailureDoesNotHoldUpTheWaitWhileRetriesAreLeft() {
    ProcessInstance instance = engines.start(Map.of());
    lockedBy(client);
    externalTasks()
        .handleFailure(engines.onlyWait().getId(), client, "not mine", 1, LOCK.toMillis());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void thatReportsItsLastFailureLeavesAnIncidentThatARetryResolves() {
    ProcessInstance instance = engines.start(Map.of());
    lockedBy(client);
    externalTasks().handleFailure(engines.onlyWait().getId(), client, "not mine", 0, 0);
    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).isEqualTo("not mine");

    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(engines.incidents()).isEmpty();
  }

  @Test
  void thatReportsABpmnErrorTerminatesTheTask() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    azure.deploy(Models.catching(Models.inJob(jobId, "output.txt"), "theirs"));
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    lockedBy(client);

    externalTasks().handleBpmnError(engines.onlyWait().getId(), client, "theirs");
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    tasks.assertOpen(jobId);
  }

  private void lockedBy(String worker) {
    assertThat(externalTasks().fetchAndLock(10, worker).topic(topic, LOCK.toMillis()).execute())
        .isNotEmpty();
  }

  private static void unlock() {
    List<String> ids =
        externalTasks().createExternalTaskQuery().list().stream()
            .map(task -> task.getId())
            .toList();
    ids.forEach(externalTasks()::unlock);
  }

  private static ExternalTaskService externalTasks() {
    return azure.engine().getExternalTaskService();
  }
}
