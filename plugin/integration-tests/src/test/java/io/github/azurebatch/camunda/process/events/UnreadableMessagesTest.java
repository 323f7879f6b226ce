package io.github.azurebatch.camunda.process.events;

import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.MeterCapture;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnreadableMessagesTest {

  private static final Duration LATER = Duration.ofMinutes(30);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);
  @RegisterExtension static final MeterCapture meters = new MeterCapture();

  @Test
  void oneThatCannotBeReadHoldsUpNoOther() {
    bench.deploy();
    EventBench.Node node = bench.startNode();
    ProcessInstance instance = bench.start("one", "job-" + UUID.randomUUID(), LATER);
    bench.letEventsTakeOver(node);
    bench.queue().send("no event");
    bench.queue().send("{\"eventType\":\"Microsoft.Storage.BlobDeleted\",\"subject\":\"x\"}");

    bench.endTasksAfter(LATER);

    bench.awaitEnd(instance);
    await().atMost(EventBench.SOON).until(() -> bench.queue().size() == 1);
  }
}
