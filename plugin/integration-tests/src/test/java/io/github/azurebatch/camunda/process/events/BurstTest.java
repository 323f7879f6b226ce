package io.github.azurebatch.camunda.process.events;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.event.EventForm;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BurstTest {

  private static final Duration LATER = Duration.ofMinutes(30);
  private static final int EVENTS = 1_000;
  private static final int EVENTS_OF_A_MESSAGE = 100;
  private static final int WAITS = 6;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  private final List<String> jobs =
      List.of("one-" + UUID.randomUUID(), "other-" + UUID.randomUUID());

  @Test
  void aThousandEventsAreALookAtEachBatchJob() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    List<ProcessInstance> instances =
        IntStream.range(0, WAITS)
            .mapToObj(i -> bench.start("task-" + i, jobs.get(i % jobs.size()), LATER))
            .toList();
    bench.letEventsTakeOver(node);
    bench.events().loseNext(WAITS);
    bench.endTasksAfter(LATER);
    bench.awaitTasks(WAITS);
    bench.events().form(EventForm.EVENT_GRID, false);
    List<String> messages = messages();
    azure.batch().calls().reset();

    messages.forEach(bench.queue()::send);
    instances.forEach(bench::awaitEnd);
    bench.awaitQueueIsEmpty();

    assertThat(azure.batch().calls().count(TASK_LIST)).isBetween(2L, 6L);
  }

  private List<String> messages() {
    return IntStream.range(0, EVENTS / EVENTS_OF_A_MESSAGE)
        .mapToObj(
            message ->
                IntStream.range(0, EVENTS_OF_A_MESSAGE)
                    .mapToObj(i -> event(message * EVENTS_OF_A_MESSAGE + i))
                    .collect(Collectors.joining(",", "[", "]")))
        .toList();
  }

  private String event(int number) {
    int task = number % WAITS;
    return bench
        .events()
        .message(
            URI.create(
                "%s/job-%s/task-%d/output.txt"
                    .formatted(
                        azure.azure().storage().blobEndpoint(),
                        jobs.get(task % jobs.size()),
                        task)));
  }
}
