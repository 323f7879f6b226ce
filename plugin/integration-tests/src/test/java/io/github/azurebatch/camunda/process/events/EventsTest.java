package io.github.azurebatch.camunda.process.events;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.event.EventForm;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTest {

  private static final Duration LATER = Duration.ofMinutes(30);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final String job = "job-" + UUID.randomUUID();

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  @Test
  void aWaitEndsByAnEventAndWithoutAPoll() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    ProcessInstance instance = bench.start("one", job, LATER);
    bench.letEventsTakeOver(node);
    azure.batch().calls().reset();

    bench.endTasksAfter(LATER);
    bench.awaitEnd(instance);

    assertThat(azure.batch().calls().count(TASK_LIST)).isBetween(1L, 4L);
    bench.awaitQueueIsEmpty();
  }

  @Test
  void theWaitForAListEndsByTheEventsOfItsTasks() {
    TaskLists lists = TaskLists.inPool("wide");
    ProcessInstance instance = startList(lists);
    EventBench.Node node = bench.startNode();
    bench.deploy();
    bench.letEventsTakeOver(node);
    azure.batch().calls().reset();

    bench.endTasksAfter(LATER);
    bench.awaitEnd(instance);

    assertThat(azure.batch().calls().count(TASK_LIST)).isLessThan(20);
    bench.awaitQueueIsEmpty();
  }

  private static ProcessInstance startList(TaskLists lists) {
    azure.script(forTask("*").delay(LATER).file("output.txt", "x"));
    azure.deploy(
        TaskLists.await(lists.submit(20, "output.txt"), UnaryOperator.identity())
            .endEvent("done")
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    return instance;
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_GRID,true",
    "EVENT_GRID,false",
    "EVENT_GRID_ARRAY,true",
    "CLOUD_EVENTS,false",
    "CLOUD_EVENTS,true"
  })
  void eachFormOfEventGridIsRead(EventForm form, boolean base64) {
    bench.events().form(form, base64);
    bench.deploy();
    EventBench.Node node = bench.startNode();
    ProcessInstance instance = bench.start("one", job, LATER);
    bench.letEventsTakeOver(node);

    bench.endTasksAfter(LATER);

    bench.awaitEnd(instance);
    bench.awaitQueueIsEmpty();
  }
}
