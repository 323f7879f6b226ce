package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clocks of the engine and of Azure Batch are 20 minutes apart. */
class ClocksApartTest {

  private static final Duration RUN = Duration.ofHours(1);

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);
  private final String jobId = "clocks-" + UUID.randomUUID();

  /**
   * @param minutes the engine is behind the service, or ahead of it where negative
   */
  @ParameterizedTest
  @ValueSource(ints = {20, -20})
  void aTaskIsAwaited(int minutes) {
    azure.script(forTask("*").delay(RUN));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob(jobId, "local"),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                await -> await.camundaInputParameter("timeout", "PT2H"))
            .endEvent()
            .done());

    assertThatItEndsWithItsTasks(minutes);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, -20})
  void aListIsAwaited(int minutes) {
    azure.script(forTask("*").delay(RUN));
    TaskLists lists = TaskLists.inNewJob();
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), UnaryOperator.identity()).endEvent().done());

    assertThatItEndsWithItsTasks(minutes);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, -20})
  void aWholeJobIsAwaited(int minutes) {
    azure.script(forTask("*").delay(RUN));
    TaskLists lists = TaskLists.inNewJob();
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), await -> theJob(await, lists))
            .endEvent()
            .done());

    assertThatItEndsWithItsTasks(minutes);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, -20})
  void manyInstancesThatComeAndGoAreAwaited(int minutes) {
    azure.script(forTask("*"));
    azure.deploy(Models.withoutOutputs(jobId));
    setApart(minutes);
    for (int round = 0; round < 3; round++) {
      for (int instance = 0; instance < 25; instance++) {
        azure.start(Models.KEY, Map.of());
      }
      azure.executeJobs();
      azure.poll();
      azure.advance(Duration.ofMinutes(3));
      azure.poll();
    }
    azure.runToRest();

    assertThat(engines.incidents()).isEmpty();
    assertThat(azure.engine().getRuntimeService().createProcessInstanceQuery().list()).isEmpty();
    assertThat(new BatchTasks(azure).all(jobId)).hasSize(75);
  }

  private static ServiceTaskBuilder theJob(ServiceTaskBuilder await, TaskLists lists) {
    return await
        .camundaInputParameter("await", "job")
        .camundaInputParameter("jobId", lists.jobId());
  }

  private void assertThatItEndsWithItsTasks(int minutes) {
    setApart(minutes);
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    for (Duration pause : List.of(Duration.ofMinutes(3), Duration.ofMinutes(50))) {
      azure.poll();
      azure.advance(pause);
    }
    azure.poll();
    assertThat(engines.incidents()).isEmpty();
    assertThat(instance).isWaitingAt("await");
    azure.advance(RUN);
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  private static void setApart(int minutes) {
    if (minutes > 0) {
      azure.batch().clock().advance(Duration.ofMinutes(minutes));
    } else {
      ClockUtil.offset(Duration.ofMinutes(-minutes).toMillis());
    }
  }
}
