package io.github.azurebatch.camunda.process.events;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Event Grid delivers at least once, out of order, and not always. */
class LostEventsTest {

  private static final Duration LATER = Duration.ofMinutes(30);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  private final String job = "job-" + UUID.randomUUID();

  @Test
  void whatNoEventTellsOfIsFoundByThePollThatComesSeldom() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    ProcessInstance instance = bench.start("lost", job, LATER);
    bench.letEventsTakeOver(node);
    bench.events().loseNext(1);

    bench.pass(LATER);
    bench.awaitEnd(instance);

    assertThat(bench.queue().size()).isZero();
  }

  @Test
  void aTaskThatLeavesNothingIsFoundByThePollThatComesSeldom() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    azure.script(forTask("nothing").delay(LATER).exitCode(1));
    ProcessInstance instance = bench.startScripted("nothing", job);
    bench.letEventsTakeOver(node);

    bench.pass(LATER);

    await()
        .atMost(EventBench.SOON)
        .until(
            () ->
                azure
                        .engine()
                        .getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count()
                    == 1);
  }

  @Test
  void pollsAsEverWhereNoEventHasArrivedForLong() {
    Map<String, String> settings = bench.settings();
    settings.put("accounts.default.events.poll-interval", "PT10S");
    bench.deploy();
    EventBench.Node node = bench.startNode(settings);
    bench.start("one", job, LATER);
    bench.letEventsTakeOver(node);

    await().atMost(Duration.ofMinutes(1)).until(() -> bench.listingsIn(10, node) >= 8);
  }

  @Test
  void doubledAndLateEventsInAnyOrderEndEachWaitOnce() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    List<ProcessInstance> instances =
        IntStream.range(0, 6).mapToObj(i -> bench.start("task-" + i, job, LATER)).toList();
    bench.letEventsTakeOver(node);
    bench.events().delay(Duration.ofMillis(300));
    bench.events().reorderNext(6);
    bench.events().doubleNext(6);

    bench.endTasksAfter(LATER);
    instances.forEach(bench::awaitEnd);
    bench.awaitQueueIsEmpty();
    azure.executeJobs();

    assertThat(instances)
        .allSatisfy(
            instance ->
                assertThat(endsOfWaits(instance))
                    .as(instance.getId())
                    .hasSize(1)
                    .allMatch(end -> end.getEndTime() != null));
    assertThat(node.plugin().outages()).isEmpty();
  }

  private static List<HistoricActivityInstance> endsOfWaits(ProcessInstance instance) {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId())
        .activityId("await")
        .list();
  }
}
