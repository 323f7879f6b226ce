package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the meters show of the uploads of tasks that were awaited. */
class UploadMetricsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void addTheMeters() {
    Metrics.addRegistry(meters);
  }

  @AfterEach
  void removeTheMeters() {
    Metrics.removeRegistry(meters);
  }

  @Test
  void measureFilesBytesAndTimeOfEachTask() {
    azure.script(forTask("*").file("a.txt", "12345").file("b.txt", "123"));

    await(2);

    DistributionSummary files = meter("camunda.azurebatch.upload.files").summary();
    assertThat(files.count()).isEqualTo(2);
    assertThat(files.totalAmount()).isEqualTo(4);
    DistributionSummary bytes = meter("camunda.azurebatch.upload.bytes").summary();
    assertThat(bytes.count()).isEqualTo(2);
    assertThat(bytes.max()).isEqualTo(8);
    Timer time = meter("camunda.azurebatch.upload.time").timer();
    assertThat(time.count()).isEqualTo(2);
    assertThat(time.max(TimeUnit.SECONDS)).isBetween(0.0, 30.0);
  }

  @Test
  void sayNothingOfATaskThatUploadedNothing() {
    azure.script(forTask("*").file("a.log", "12345"));

    await(1);

    assertThat(meter("camunda.azurebatch.waits.ended").tag("outcome", "Arrived").counter().count())
        .isOne();
    assertThat(meters.find("camunda.azurebatch.upload.files").summaries())
        .allSatisfy(files -> assertThat(files.count()).isZero());
    assertThat(meters.find("camunda.azurebatch.upload.time").timers())
        .allSatisfy(time -> assertThat(time.count()).isZero());
  }

  /** Those of the engines of other test classes may still be there. */
  private RequiredSearch meter(String name) {
    return meters.get(name).tag("engine", azure.engine().getName());
  }

  private static void await(int instances) {
    azure.deploy(Models.work("scripted", "*.txt"));
    for (int i = 0; i < instances; i++) {
      ProcessInstance instance = azure.start(Models.KEY, Map.of());
      azure.runToRest();
      assertThat(instance).isEnded();
    }
  }
}
