package io.github.azurebatch.camunda.process.lists;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.StorageCalls;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManyTasksTest {

  private static final int COUNT = 3_000;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();

  @Test
  void submitsThreeThousandTasksInThirtyRequestsAndAwaitsThemInFew() {
    azure.script(forTask("*"));
    azure.script(forTask("*-0???").file("output.txt", "x"));
    azure.deploy(
        TaskLists.await(lists.submit(COUNT, "output.txt"), UnaryOperator.identity())
            .endEvent("done")
            .done());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isEqualTo(COUNT / 100);
    StorageCalls.reset();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofSeconds(5))
        .until(() -> engines.hasEndedWithARound(instance));

    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("tasks", COUNT)
        .containsEntry("succeeded", COUNT)
        .containsEntry("count", 999);
    assertThat(azure.batch().calls().total()).isLessThanOrEqualTo(COUNT * 3 / 100);
    assertThat(StorageCalls.total()).as("%s", StorageCalls.byKind()).isBetween(1L, 100L);
  }
}
