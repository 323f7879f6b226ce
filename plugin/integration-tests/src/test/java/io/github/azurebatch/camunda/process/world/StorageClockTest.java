package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The clocks of Blob Storage and of Azure Batch are 20 minutes apart. A blob that is older than its
 * task was left by an earlier one, so what a storage says that is behind cannot be believed.
 */
class StorageClockTest {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  @RegisterExtension
  static final ProxiedAzure PROXIES =
      ProxiedAzure.before(() -> StorageClockTest.azure.azure(), AHEAD::get);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  private final Engines engines = new Engines(azure);

  @AfterEach
  void setTheClock() {
    AHEAD.set(Duration.ZERO);
  }

  @Test
  void thatIsAheadHoldsNothingUp() {
    AHEAD.set(Duration.ofMinutes(20));

    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  @Test
  void thatIsBehindIsAnIncidentThatARetryResolvesOnceTheClockIsRight() {
    AHEAD.set(Duration.ofMinutes(-20));

    ProcessInstance instance = run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "output.txt");
    setTheClock();
    engines.retry();
    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  private ProcessInstance run() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        Models.scripted(
            "output.txt", await -> await.camundaInputParameter("required", "output.txt")));
    ProcessInstance instance = engines.start(Map.of());
    azure.runToRest();
    return instance;
  }
}
