package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.health.AzureBatchHealth;
import io.github.azurebatch.camunda.health.ServiceHealth;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known of accounts although nothing waits. */
class AccountHealthTest {

  private static final String WRONG_KEY = "d3JvbmcgYnV0IGJhc2U2NA==";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);
  private final String jobId = "health-" + UUID.randomUUID();

  @Test
  void saysWhichActivityWasAnsweredLast() {
    azure.deploy(Models.creatingAContainer("answered"));
    engines.start(Map.of());

    ServiceHealth storage = service(azure.plugin(), "storage");

    assertThat(storage.isUsable()).isTrue();
    assertThat(storage.text())
        .startsWith("answered at ")
        .contains("by activity 'create' of process '" + Models.KEY + "'")
        .contains("Creating container 'answered'");
  }

  @Test
  void aRefusalOfWhatAnActivityAskedForIsAnAnswer() {
    azure.batch().faults().next(JOB_ADD).answer(403, "InsufficientAccountPermissions");
    azure.deploy(createJob());
    engines.start(Map.of());

    assertThat(engines.failureOf(engines.onlyJob())).contains("InsufficientAccountPermissions");
    assertThat(service(azure.plugin(), "batch").isUsable()).isTrue();
  }

  @Test
  void isDownByACallOfAnActivityAndUpByOneThatSucceeds() {
    azure.batch().faults().next(JOB_ADD).answer(403, "AuthenticationFailed");
    azure.deploy(createJob());
    engines.start(Map.of());

    AzureBatchHealth down = azure.plugin().health();
    assertThat(down.isUp()).isFalse();
    assertThat(down.details().get("default, batch"))
        .contains("cannot be used since", "AuthenticationFailed", "activity 'create'");

    engines.start(Map.of());

    assertThat(service(azure.plugin(), "batch").isUsable()).isTrue();
    assertThat(azure.plugin().health().isUp()).isTrue();
  }

  @Test
  void isAskedAgainWhereTheLastCallFailedSomeTimeAgo() {
    azure.batch().faults().next(JOB_ADD).answer(403, "AuthenticationFailed");
    azure.deploy(createJob());
    engines.start(Map.of());
    assertThat(azure.plugin().health().isUp()).isFalse();

    azure.advance(Duration.ofSeconds(31));

    await().until(() -> azure.plugin().health().isUp());
    assertThat(service(azure.plugin(), "batch").text()).contains("by check");
  }

  @Test
  void aRoleThatMayNotReadJobsIsNoReasonToBeDown() {
    azure.batch().faults().next(JOB_GET).answer(403, "PermissionDenied");
    azure.restartEngine();

    azure.plugin().health();

    await().until(() -> service(azure.plugin(), "batch").answered() != null);
    assertThat(azure.plugin().health().isUp()).isTrue();
  }

  @Test
  void checksAtStartWhatNobodyHasCalled() {
    try (LogCapture log = new LogCapture();
        Node node = Node.start("batch.account-key", WRONG_KEY)) {
      // nobody asks for the health
      await().until(() -> log.text().contains("(batch) cannot be used, as check has met"));
      await().until(() -> node.storage().answered() != null);

      AzureBatchHealth health = node.plugin().health();
      assertThat(health.isUp()).isFalse();
      assertThat(health.outages()).isEmpty();
      assertThat(node.batch().text()).contains("AuthenticationFailed", "by check");
      assertThat(health.details().toString()).doesNotContain(WRONG_KEY, "sig=");
    }
  }

  @Test
  void checksAtStartWhetherTheAddressAnswers() {
    try (LogCapture log = new LogCapture();
        Node node = Node.start("storage.endpoint", "http://127.0.0.1:1")) {
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> log.text().contains("(storage) cannot be used, as check has met"));

      assertThat(node.storage().text()).contains("no usable answer", "Check the blob endpoint");
      assertThat(node.batch().isUsable()).isTrue();
    }
  }

  @Test
  void saysThatNoNodeLooksAfterTheWaits() {
    azure.deploy(Models.work("scripted", "output.txt"));
    azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    assertThat(azure.plugin().health().outages()).isEmpty();

    azure.advance(Duration.ofMinutes(1));
    assertThat(azure.plugin().health().outages().toString())
        .contains("watcher", "1 Batch job(s)", "Start the job executor");

    azure.poll();
    assertThat(azure.plugin().health().outages()).isEmpty();
  }

  private static ServiceHealth service(AzureBatchProcessEnginePlugin plugin, String service) {
    return plugin.health().services().stream()
        .filter(health -> health.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private BpmnModelInstance createJob() {
    return Bpmn.createExecutableProcess(Models.KEY)
        .startEvent()
        .serviceTask("create")
        .camundaDelegateExpression("${azureBatchCreateJob}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("poolId", "local")
        .endEvent()
        .done();
  }

  /** An engine with a job executor, one of whose properties is wrong; nothing waits there. */
  private record Node(AzureBatchProcessEnginePlugin plugin, ProcessEngine engine)
      implements AutoCloseable {

    static Node start(String property, String value) {
      Map<String, String> properties = new HashMap<>(azure.azure().properties());
      properties.put("accounts.default." + property, value);
      properties.put("poll-interval", "PT0.1S");
      AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
      plugin.setProperties(properties);
      ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
      configuration.setJobExecutorActivate(true);
      configuration.setProcessEnginePlugins(List.of(plugin));
      return new Node(plugin, configuration.buildProcessEngine());
    }

    ServiceHealth batch() {
      return service(plugin, "batch");
    }

    ServiceHealth storage() {
      return service(plugin, "storage");
    }

    @Override
    public void close() {
      plugin.close();
      engine.close();
    }
  }
}
