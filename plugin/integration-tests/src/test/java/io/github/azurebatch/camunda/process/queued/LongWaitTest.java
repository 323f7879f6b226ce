package io.github.azurebatch.camunda.process.queued;

import static io.github.azurebatch.camunda.local.Operation.NODE_LIST;
import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.models.DisableJobOption;
import io.github.azurebatch.camunda.local.NodeState;
import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.MeterCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of tasks that do not begin. */
class LongWaitTest {

  @RegisterExtension static final MeterCapture METERS = new MeterCapture();

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "queued-" + UUID.randomUUID();
  private final String poolId = "pool-" + UUID.randomUUID();

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void explainsThatThePoolHasNoNodesUntilItHas() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting("P1D", "report");

    azure.advance(Duration.ofMinutes(5));
    azure.poll();
    assertThat(engines.longWaits(instance)).isEmpty();
    azure.advance(Duration.ofMinutes(7));
    azure.poll();

    assertThat(engines.longWaits(instance))
        .singleElement()
        .satisfies(
            waiting ->
                assertThat(waiting)
                    .containsEntry("state", "active")
                    .containsEntry("reason", "noNodes")
                    .containsEntry("tasks", 1)
                    .containsEntry("sasExpiry", null));
    assertThat(METERS.gauge("camunda.azurebatch.tasks.stuck")).isEqualTo(1);
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    pool.resize(1);
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertThat(engines.longWaits(instance)).isEmpty();
    assertThat(METERS.gauge("camunda.azurebatch.tasks.stuck")).isZero();
  }

  @Test
  void tellsAFullQuotaFromOtherFailures() {
    pool(0).failResize(3, "AccountCoreQuotaReached", "The core quota is reached");
    ProcessInstance instance = waiting("P1D", "report");

    engines.passAnAudit();

    assertReason(instance, "quota", "0 of 3 nodes", "AccountCoreQuotaReached", "core quota");
    azure.batch().pools().pool(poolId).failResize(3, "AllocationFailed", "No capacity");
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertReason(instance, "resizeFailed", "AllocationFailed", "No capacity");
  }

  @Test
  void explainsNodesThatDoNotWork() {
    PoolControl pool = pool(1);
    pool.failStartTask(pool.nodeIds().get(0), 7);
    ProcessInstance instance = waiting("P1D", "report");

    engines.passAnAudit();
    assertReason(instance, "startTaskFailed", pool.nodeIds().get(0), "starttaskfailed");

    pool.makeUnusable(pool.nodeIds().get(0), "DiskFull", "The disk is full");
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertReason(instance, "nodesUnusable", "DiskFull", "The disk is full");

    pool.keep(pool.nodeIds().get(0), NodeState.STARTING);
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertReason(instance, "nodesStarting", "1 starting");
  }

  @Test
  void explainsThatThePoolIsGone() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting("P1D", "report");

    pool.remove();
    engines.passAnAudit();

    assertReason(instance, "poolGone", poolId);
    assertThat(instance).isWaitingAt("await");
  }

  @Test
  void saysThatThePoolMayNotBeReadAndPausesNothing() {
    pool(0);
    ProcessInstance instance = waiting("P1D", "report");

    azure.batch().faults().next(POOL_GET).answer(403, "AuthorizationPermissionMismatch");
    engines.passAnAudit();

    assertReason(
        instance,
        "notReadable",
        poolId,
        "account 'default'",
        "permission to read pools",
        "AuthorizationPermissionMismatch");
    assertThat(azure.plugin().outages()).isEmpty();
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertReason(instance, "noNodes", poolId);
  }

  @Test
  void saysThatTheNodesMayNotBeReadAndPausesNothing() {
    PoolControl pool = pool(1);
    pool.makeUnusable(pool.nodeIds().get(0), "DiskFull", "The disk is full");
    ProcessInstance instance = waiting("P1D", "report");

    azure.batch().faults().next(NODE_LIST).answer(403, "AuthorizationPermissionMismatch");
    engines.passAnAudit();

    assertReason(instance, "notReadable", poolId, "permission to read pools");
    assertThat(azure.plugin().outages()).isEmpty();
  }

  @Test
  void explainsThatTheJobIsDisabled() throws InterruptedException {
    pool(1);
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting("P1D", "report");

    jobs().disable(jobId, DisableJobOption.REQUEUE);
    String taskId = engines.taskIdOf(instance);
    assertThat(
            azure.batch().awaitTaskState(jobId, taskId, TaskState.ACTIVE, Duration.ofSeconds(30)))
        .isTrue();
    engines.passAnAudit();

    assertReason(instance, "jobDisabled", jobId, "enable it");
    jobs().enable(jobId);
    azure.advance(Duration.ofMinutes(3));
    azure.poll();
    assertThat(engines.longWaits(instance)).isEmpty();
  }

  @Test
  void looksAtThePoolOnceForAllWaitsAndSaysItOnce() {
    azure.batch().pools().add(PoolSettings.linux(poolId).nodes(1).slotsPerNode(1));
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance first = waiting("P1D", "report");
    List<ProcessInstance> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(azure.start(Models.KEY, Map.of()));
    }
    azure.executeJobs();
    azure.batch().calls().reset();

    try (LogCapture logs = new LogCapture()) {
      engines.passAnAudit();
      azure.advance(Duration.ofMinutes(3));
      azure.poll();
      assertThat(logs.text().lines().filter(line -> line.contains("slotsTaken"))).hasSize(1);
    }

    others.forEach(instance -> assertReason(instance, "slotsTaken", poolId, "1 running"));
    assertThat(engines.longWaits(first)).isEmpty();
    assertThat(azure.batch().calls().count(POOL_GET)).isEqualTo(2);
  }

  @Test
  void keepsTheExplanationOverARestart() {
    pool(0);
    ProcessInstance instance = waiting("P1D", "report");
    engines.passAnAudit();

    azure.restartEngine();
    azure.poll();
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.batch().pools().pool(poolId).resize(1);
    azure.advance(Duration.ofMinutes(3));
    azure.poll();

    assertThat(engines.longWaits(instance)).isEmpty();
  }

  @Test
  void reportsASasThatEndsBeforeTheTaskBegins() {
    pool(0);
    ProcessInstance instance = waiting("PT2H", "report");
    double before = nearExpiries();
    engines.passAnAudit();
    assertThat(engines.longWaits(instance).get(0)).containsEntry("sasExpiry", null);

    azure.advance(Duration.ofMinutes(100));
    azure.poll();

    assertThat(engines.longWaits(instance).get(0).get("sasExpiry")).isNotNull();
    assertThat(nearExpiries()).isEqualTo(before + 1);
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(1);
    assertThat(instance).isWaitingAt("await");
  }

  @Test
  void submitsTheQueuedTaskAnewBeforeItsSasEnds() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting("PT2H", "resubmit");

    azure.advance(Duration.ofMinutes(115));
    azure.poll();
    azure.poll();
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    pool.resize(1);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("attempt", 2)
        .containsEntry("exitCode", 0);
  }

  @Test
  void submitsItAnewOnceWhereTheEngineIsRestartedInBetween() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting("PT2H", "resubmit");

    azure.advance(Duration.ofMinutes(115));
    azure.poll();
    azure.batch().faults().next(3, TASK_ADD).dropAfterEffect();
    azure.poll();
    azure.restartEngine();
    azure.advance(Duration.ofMinutes(1));
    azure.poll();
    pool.resize(1);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("attempt", 2);
    assertThat(new BatchTasks(azure).all(jobId)).hasSize(2);
  }

  private PoolControl pool(int nodes) {
    return azure.batch().pools().add(PoolSettings.linux(poolId).nodes(nodes));
  }

  private ProcessInstance waiting(String lifetime, String onSasExpiry) {
    UnaryOperator<ServiceTaskBuilder> await =
        step -> step.camundaInputParameter("onSasExpiry", onSasExpiry);
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(
                    Models.prepare(jobId, poolId),
                    sas -> sas.camundaInputParameter("lifetime", lifetime)),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("queueAllowance", "PT10M")
                        .camundaInputParameter("outputFiles", "output.txt"),
                await)
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    return instance;
  }

  private static double nearExpiries() {
    return METERS.count("camunda.azurebatch.sas.near.expiry");
  }

  private void assertReason(ProcessInstance instance, String reason, String... details) {
    assertThat(engines.longWaits(instance))
        .singleElement()
        .satisfies(
            waiting -> {
              assertThat(waiting).containsEntry("reason", reason);
              assertThat(String.valueOf(waiting.get("details"))).contains(details);
            });
  }

  private static com.microsoft.azure.batch.protocol.Jobs jobs() {
    return new SentTasks(azure).client().jobs();
  }
}
