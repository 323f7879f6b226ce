package io.github.azurebatch.camunda.process.operating;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.operate.TaskLook;
import io.github.azurebatch.camunda.operate.WaitLook;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Azure Batch says of the tasks of a wait, when an operator asks. */
class LookTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  private final Instant begun = ClockUtil.getCurrentTime().toInstant();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void theFirstOfThreeTasksCompletesAndTheOthersRun() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.script(forTask("*-1").file("output.txt", "x"));
  }

  @Test
  void tellsWhereTheOpenTasksOfAListRunWithOneCall() {
    ProcessInstance instance = awaiting(UnaryOperator.identity());
    services.addForeign(lists.jobId(), "foreign");
    long calls = azure.batch().calls().count(TASK_LIST);

    WaitLook look = look();

    String prefix = String.valueOf(azure.variable(instance, "batchTasks").get("taskIdPrefix"));
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(calls + 1);
    assertThat(look.tasks())
        .extracting(TaskLook::taskId)
        .containsExactlyInAnyOrder(prefix + "-2", prefix + "-3");
    assertThat(look.tasks())
        .allSatisfy(
            task -> {
              assertThat(task.state()).isEqualTo("running");
              assertThat(task.poolId()).isPresent();
              assertThat(task.nodeId()).isPresent();
              assertThat(task.startTime()).isPresent();
              assertThat(task.exitCode()).isEmpty();
            });
  }

  @Test
  void tellsOfAllOpenTasksOfAWholeJob() {
    awaiting(
        await ->
            await
                .camundaInputParameter("await", "job")
                .camundaInputParameter("jobId", lists.jobId()));
    services.addForeign(lists.jobId(), "foreign");

    assertThat(look().tasks()).extracting(TaskLook::taskId).hasSize(3).contains("foreign");
  }

  @Test
  void tellsWhenTheBatchJobIsPolledNext() {
    awaiting(UnaryOperator.identity());

    assertThat(look().nextPoll()).hasValueSatisfying(next -> assertThat(next).isAfter(begun));
  }

  @Test
  void failsWhereTheJobIsGone() {
    awaiting(UnaryOperator.identity());
    services.batch().deleteJob(lists.jobId());
    await().until(() -> services.batch().job(lists.jobId()).isEmpty());

    assertThatExceptionOfType(AzureBatchException.class)
        .isThrownBy(this::look)
        .withMessageContaining("JobNotFound");
  }

  private WaitLook look() {
    return azure.plugin().operations().look(engines.onlyWait().getId());
  }

  private ProcessInstance awaiting(UnaryOperator<ServiceTaskBuilder> what) {
    azure.deploy(TaskLists.await(lists.submit(3, "output.txt"), what).endEvent("done").done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    await()
        .until(
            () ->
                services.batch().tasks(lists.jobId()).stream()
                    .noneMatch(task -> task.state() == TaskState.ACTIVE));
    azure.poll();
    return instance;
  }
}
