package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.MeterCapture;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of the queued tasks of a list whose SAS is about to end. */
class ListSasExpiryTest {

  @RegisterExtension static final MeterCapture METERS = new MeterCapture();

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks batch = new BatchTasks(azure);
  private final TaskLists lists = TaskLists.inPool("pool-" + UUID.randomUUID());

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void reportsTheTasksThatAreStillQueued() {
    pool(0);
    ProcessInstance instance = waiting("report");
    double before = nearExpiries();
    advance(Duration.ofMinutes(12));
    assertThat(engines.longWaits(instance).get(0)).containsEntry("sasExpiry", null);

    advance(Duration.ofMinutes(100));

    assertThat(engines.longWaits(instance).get(0).get("sasExpiry")).isNotNull();
    assertThat(nearExpiries()).isEqualTo(before + 3);
    assertThat(batch.all(lists.jobId())).hasSize(3);
    assertThat(instance).isWaitingAt("await");
  }

  @Test
  void submitsTheQueuedTasksAnewAndLeavesTheOthers() {
    PoolControl pool = pool(1);
    azure.script(forTask("list-1").delay(Duration.ofMinutes(130)));
    ProcessInstance instance = waiting("resubmit");

    advance(Duration.ofMinutes(115));
    azure.poll();
    assertThat(batch.all(lists.jobId()))
        .containsExactlyInAnyOrder("list-1", "list-2", "list-3", "list-2-2", "list-3-2");
    pool.resize(3);
    advance(Duration.ofMinutes(20));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 3);
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
  }

  @Test
  void submitsThemAnewOnceWhereTheEngineIsRestartedInBetween() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting("resubmit");

    advance(Duration.ofMinutes(115));
    azure.batch().faults().next(3, TASK_ADD).dropAfterEffect();
    azure.poll();
    azure.restartEngine();
    advance(Duration.ofMinutes(1));
    pool.resize(3);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(batch.all(lists.jobId())).hasSize(6);
  }

  @Test
  void terminatesTheNewTasksWhereTheWaitIsCancelled() {
    pool(0);
    ProcessInstance instance = waiting("resubmit");
    advance(Duration.ofMinutes(115));
    azure.poll();
    assertThat(batch.open(lists.jobId())).contains("list-1-2", "list-2-2", "list-3-2");

    engines.delete(instance);

    batch.assertOpen(lists.jobId());
  }

  private PoolControl pool(int nodes) {
    return azure
        .batch()
        .pools()
        .add(PoolSettings.linux(lists.poolId()).nodes(nodes).slotsPerNode(1));
  }

  private static void advance(Duration duration) {
    azure.advance(duration);
    azure.poll();
  }

  private ProcessInstance waiting(String onSasExpiry) {
    azure.deploy(
        TaskLists.await(
                lists.submit(
                    sas -> sas.camundaInputParameter("lifetime", "PT2H"),
                    submit ->
                        submit
                            .camundaInputParameter("taskId", "list")
                            .camundaInputParameter("items", "3")
                            .camundaInputParameter("queueAllowance", "PT10M")
                            .camundaInputParameter("commandLine", "scripted")
                            .camundaInputParameter("outputFiles", "output.txt")),
                await -> await.camundaInputParameter("onSasExpiry", onSasExpiry))
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    return instance;
  }

  private static double nearExpiries() {
    return METERS.count("camunda.azurebatch.sas.near.expiry");
  }
}
