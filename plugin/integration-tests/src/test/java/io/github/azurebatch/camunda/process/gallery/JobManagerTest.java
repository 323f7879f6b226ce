package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobManagerTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension private final Services services = Services.of(azure.azure());
  private final Engines engines = new Engines(azure);

  @BeforeEach
  void deploy() {
    azure.deploy("job-manager.bpmn");
  }

  @Test
  void awaitsTheTasksThatTheManagerAdds() {
    ProcessInstance instance = start();

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("PartsDone");
    assertThat(instance).hasOutputs("outputs").hasFileOfSize("plan/plan.txt", 6);
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("tasks", 4)
        .containsEntry("succeeded", 4);
    assertThat(services.taskIds(jobId(instance)))
        .containsExactlyInAnyOrder("plan", "part-1", "part-2", "part-3");
    assertEnded(instance);
  }

  @Test
  void takesTheOtherPathWhenATaskThatTheManagerAddedFails() {
    azure.script(forTask("part-2").exitCode(3));
    ProcessInstance instance = start();

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("NotAllDone").hasBatchError("AzureBatchTaskFailed");
    assertThat(azure.variable(instance, "outputs")).containsEntry("failed", 1);
  }

  @Test
  void endsTheJobWhenTheInstanceIsDeletedWhileATaskThatTheManagerAddedRuns() {
    azure.script(forTask("part-2").delay(Duration.ofHours(5)));
    ProcessInstance instance = start();
    azure.executeJobs();
    BatchTasks tasks = new BatchTasks(azure);
    await().until(() -> tasks.open(jobId(instance)).equals(List.of("part-2")));

    engines.delete(instance);

    tasks.assertOpen(jobId(instance));
    assertEnded(instance);
  }

  private void assertEnded(ProcessInstance instance) {
    assertThat(services.batch().job(jobId(instance)))
        .hasValueSatisfying(job -> assertThat(job.state()).isNotEqualTo(JobState.ACTIVE));
  }

  private static String jobId(ProcessInstance instance) {
    return "job-manager-" + instance.getId();
  }

  private static ProcessInstance start() {
    return azure.start("job-manager", Map.of("poolId", "local"));
  }
}
