package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CostControlTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void deploy() {
    azure.deploy("cost-control.bpmn");
  }

  @Test
  void deletesJobAndPoolAndKeepsTheReport() {
    ProcessInstance instance = start(script().file("report.txt", "x"));
    String pool = pool(instance);

    azure.advance(Duration.ofMinutes(61));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("NothingRuns").hasNoBatchError();
    assertThat(services.batch().job(jobId(instance)))
        .matches(job -> job.isEmpty() || job.get().state() == JobState.DELETING);
    assertThat(services.batch().pool(pool)).isEmpty();
    assertThat(services.blobs("job-" + jobId(instance)))
        .singleElement()
        .asString()
        .endsWith("/report.txt");
  }

  @Test
  void endsJobAndPoolAndKeepsTheTaskWhenItFails() {
    ProcessInstance instance = start(script().exitCode(3));
    String pool = pool(instance);

    azure.advance(Duration.ofMinutes(61));
    azure.runToRest();

    assertThat(instance).hasBatchError("AzureBatchTaskFailed");
    assertIsOver(instance, pool);
    assertThat(services.taskIds(jobId(instance))).hasSize(1);
  }

  @Test
  void endsJobAndPoolWhenTheTaskTakesTooLong() {
    ProcessInstance instance = start(script().delay(Duration.ofHours(5)));
    String pool = pool(instance);

    azure.advance(Duration.ofMinutes(121));
    azure.poll();
    azure.runToRest();

    assertThat(instance).hasBatchError("AzureBatchTimeout");
    assertIsOver(instance, pool);
  }

  private void assertIsOver(ProcessInstance instance, String pool) {
    assertThat(instance).isEnded().hasPassed("AnyError", "NothingRuns");
    // it has completed when the task that was terminated has ended
    await()
        .untilAsserted(
            () ->
                assertThat(services.batch().job(jobId(instance)))
                    .hasValueSatisfying(
                        job -> assertThat(job.state()).isEqualTo(JobState.COMPLETED)));
    assertThat(services.batch().pool(pool)).isEmpty();
  }

  /** The pool that the service has made, which exists as long as the task runs. */
  private String pool(ProcessInstance instance) {
    String pool =
        Objects.requireNonNull(
            services.batch().job(jobId(instance)).orElseThrow().poolId(), "auto pool");
    assertThat(services.batch().pool(pool)).isPresent();
    return pool;
  }

  private static String jobId(ProcessInstance instance) {
    return "cost-control-" + instance.getId();
  }

  private static TaskScript script() {
    return forTask("WriteReport-*").delay(Duration.ofHours(1));
  }

  private static ProcessInstance start(TaskScript script) {
    azure.script(script);
    ProcessInstance instance = azure.start("cost-control", Map.of());
    azure.executeJobs();
    return instance;
  }
}
