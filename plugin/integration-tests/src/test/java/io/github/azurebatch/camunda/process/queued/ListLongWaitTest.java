package io.github.azurebatch.camunda.process.queued;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of lists and whole jobs whose tasks do not begin. */
class ListLongWaitTest {

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
  void explainsWhyTheTasksOfAListAreQueued() {
    PoolControl pool = pool(0);
    ProcessInstance instance = waiting(30, UnaryOperator.identity());

    azure.advance(Duration.ofMinutes(5));
    azure.poll();
    assertThat(engines.longWaits(instance)).isEmpty();
    azure.advance(Duration.ofMinutes(7));
    azure.poll();

    assertThat(engines.longWaits(instance))
        .singleElement()
        .satisfies(
            waiting ->
                assertThat(waiting).containsEntry("reason", "noNodes").containsEntry("tasks", 30));
    pool.resize(1);
    azure.runToRest();
    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  void countsThoseThatAreStillQueued() {
    azure.batch().pools().add(PoolSettings.linux(lists.poolId()).nodes(1).slotsPerNode(2));
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(5, UnaryOperator.identity());
    awaitQueued(3);

    engines.passAnAudit();

    assertThat(engines.longWaits(instance).get(0))
        .containsEntry("reason", "slotsTaken")
        .containsEntry("tasks", 3);
  }

  @Test
  void writesTheVariableAnewOnlyWhereTheNumberHasChangedMuch() {
    PoolControl pool = pool(1);
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = waiting(16, UnaryOperator.identity());
    awaitQueued(15);
    engines.passAnAudit();

    pool.resize(2);
    awaitQueued(14);
    engines.passAnAudit();
    assertTasks(instance, 15);
    pool.resize(10);
    awaitQueued(6);
    engines.passAnAudit();

    assertTasks(instance, 6);
  }

  @Test
  void explainsAWholeJobWithOneCallMore() {
    pool(0);
    ProcessInstance instance =
        waiting(
            4,
            await ->
                await
                    .camundaInputParameter("await", "job")
                    .camundaInputParameter("jobId", lists.jobId()));
    azure.batch().calls().reset();
    azure.poll();
    long withoutAudit = azure.batch().calls().count(TASK_LIST);
    azure.batch().calls().reset();

    engines.passAnAudit();

    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(withoutAudit + 1);
    assertThat(engines.longWaits(instance).get(0))
        .containsEntry("reason", "noNodes")
        .containsEntry("tasks", 4);
  }

  private void awaitQueued(int tasks) {
    await().untilAsserted(() -> assertThat(batch.queued(lists.jobId())).isEqualTo(tasks));
  }

  private void assertTasks(ProcessInstance instance, int tasks) {
    assertThat(engines.longWaits(instance).get(0)).containsEntry("tasks", tasks);
  }

  private PoolControl pool(int nodes) {
    return azure
        .batch()
        .pools()
        .add(PoolSettings.linux(lists.poolId()).nodes(nodes).slotsPerNode(1));
  }

  private ProcessInstance waiting(int items, UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(TaskLists.await(lists.submit(items, "output.txt"), await).endEvent("done").done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    return instance;
  }
}
