package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Batch, storage or both are out of reach for minutes, longer than leases and locks last: nothing
 * is lost, nothing is done twice, no wait loses a retry, and nobody has to do anything.
 */
class PartitionTest {

  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration UNTIL_ALL_IS_TRIED_AGAIN = Duration.ofMinutes(20);

  /** What hangs is given up soon: that is not the time of the engine. */
  private static final HttpSettings IMPATIENT =
      HttpSettings.defaults()
          .withTimeouts(Duration.ofSeconds(10), Duration.ofMillis(500))
          .withFirstPause(Duration.ofMillis(10));

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> PartitionTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(PROXIES.settings().withHttp(IMPATIENT));

  @RegisterExtension private final Services services = Services.of(azure.azure());
  private final Engines engines = new Engines(azure);
  private final String jobId = "partition-" + UUID.randomUUID();

  /** What is about to be done when the partition begins. */
  enum Moment {
    SUBMITTING,
    WAITING,
    ENDING,
    CLEANING_UP
  }

  /** What cannot be reached. */
  enum Outage {
    BATCH(false, AzureProxy::refuse, AzureProxy::heal),
    STORAGE(false, AzureProxy::heal, AzureProxy::refuse),
    BOTH(true, AzureProxy::refuse, AzureProxy::refuse),
    /** Packets are dropped: nothing comes back, not even a refusal. */
    BOTH_SILENT(true, AzureProxy::hang, AzureProxy::hang);

    private final boolean always;
    private final Consumer<AzureProxy> batch;
    private final Consumer<AzureProxy> storage;

    Outage(boolean always, Consumer<AzureProxy> batch, Consumer<AzureProxy> storage) {
      this.always = always;
      this.batch = batch;
      this.storage = storage;
    }

    void begin() {
      batch.accept(PROXIES.batch());
      storage.accept(PROXIES.storage());
    }

    /** Whether a call is made then that cannot succeed. */
    boolean stops(Moment moment) {
      return always || this == BATCH || moment != Moment.WAITING;
    }
  }

  private static Stream<Arguments> outages() {
    return Stream.of(Moment.values())
        .flatMap(moment -> Stream.of(Outage.values()).map(outage -> arguments(moment, outage)));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void isOverWhenItIsOver(Moment moment, Outage outage) {
    azure.script(forTask("*").file("output.txt", "x").delay(A_WHILE.multipliedBy(10)));
    ProcessInstance instance = begin(moment);

    outage.begin();
    for (int minute = 0; minute < 3; minute++) {
      azure.executeJobs();
      azure.poll();
      azure.advance(A_WHILE);
    }

    if (outage.stops(moment)) {
      assertThat(azure.plugin().health().isUp()).isFalse();
      assertThat(instance).isNotEnded();
    }
    assertThat(waits()).allMatch(wait -> wait.getRetries() == null);
    PROXIES.heal();
    for (int attempt = 0; attempt < 3; attempt++) {
      azure.advance(UNTIL_ALL_IS_TRIED_AGAIN);
      azure.executeJobs();
      azure.poll();
    }
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(azure.engine().getHistoryService().createHistoricIncidentQuery().list()).isEmpty();
    assertThat(services.blobs("job-" + jobId)).isEmpty();
    // a second task would be left: the clean-up is of the first one
    assertThat(services.taskIds(jobId)).isEmpty();
    assertThat(azure.plugin().health().outages()).isEmpty();
  }

  private ProcessInstance begin(Moment moment) {
    azure.deploy(model());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    if (moment == Moment.SUBMITTING) {
      return instance;
    }
    azure.executeJobs();
    azure.poll();
    if (moment == Moment.WAITING) {
      return instance;
    }
    azure.advance(A_WHILE.multipliedBy(11));
    engines.awaitTasks();
    if (moment == Moment.CLEANING_UP) {
      azure.poll();
      assertThat(waits()).isEmpty();
    }
    return instance;
  }

  private static List<ExternalTask> waits() {
    return azure.engine().getExternalTaskService().createExternalTaskQuery().list();
  }

  private BpmnModelInstance model() {
    return Models.stepsIn(jobId, "output.txt")
        .serviceTask("cleanUp")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("task", "${batchTask}")
        .camundaInputParameter("deleteBlobs", "true")
        .endEvent("done")
        .done();
  }
}
