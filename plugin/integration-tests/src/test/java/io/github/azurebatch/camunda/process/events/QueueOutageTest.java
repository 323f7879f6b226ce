package io.github.azurebatch.camunda.process.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class QueueOutageTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  @Test
  void aQueueThatCannotBeReadIsInTheHealthAndWaitsArePolledFor() {
    String url = bench.queue().url().toString();
    bench.deploy();
    EventBench.Node node = bench.startNode();
    ProcessInstance instance =
        bench.start("one", "job-" + UUID.randomUUID(), Duration.ofMinutes(30));

    bench.queues().stop();
    await().atMost(PATIENCE).until(() -> trouble(node).contains("the queue " + url));
    azure.advance(Duration.ofMinutes(30));
    bench.awaitEnd(instance);

    bench.queues().restart();
    await().atMost(PATIENCE).until(() -> trouble(node).contains("Create the queue '" + url + "'"));
    bench.queues().queue(url.substring(url.lastIndexOf('/') + 1));
    await().atMost(PATIENCE).until(() -> node.plugin().outages().isEmpty());
    assertThat(azure.engine().getRuntimeService().createIncidentQuery().count()).isZero();
  }

  private static String trouble(EventBench.Node node) {
    return node.plugin().health().details().getOrDefault("default, reading events", "");
  }
}
