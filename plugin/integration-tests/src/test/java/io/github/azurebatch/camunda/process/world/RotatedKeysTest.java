package io.github.azurebatch.camunda.process.world;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The keys of both accounts are rotated while tasks run. From then on the services refuse what is
 * signed with the old ones, URLs included, and an engine starts again with the new ones.
 */
class RotatedKeysTest {

  private static final Duration RUN = Duration.ofMinutes(10);
  private static final String NEW_KEY = Base64.getEncoder().encodeToString(new byte[64]);

  @RegisterExtension
  static final ProxiedAzure PROXIES = ProxiedAzure.before(() -> RotatedKeysTest.azure.azure());

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(PROXIES.settings());

  private final Engines engines = new Engines(azure);

  @Test
  void waitsEndWithTheNewKeysAndARetrySignsAnew() {
    azure.deploy(Models.inJob("${job}", "output.txt | required"));
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance uploaded = start();
    engines.awaitTasks();
    azure.script(forTask("*").file("output.txt", "x").delay(RUN));
    ProcessInstance running = start();
    rotate(running);

    azure.poll();

    assertThat(azure.plugin().health().isUp()).isFalse();
    assertThat(engines.incidents()).isEmpty();
    azure.plugin().close();
    var plugin = new AzureBatchProcessEnginePlugin(withNewKeys());
    ProcessEngine restarted = engines.another(settings -> {}, plugin);
    try {
      pass(restarted, plugin);
      assertThat(plugin.health().isUp()).isTrue();
      assertThat(uploaded).isEnded().hasPassed("done");
      assertThatOutputs(azure.variable(uploaded, "outputs")).hasFiles("output.txt");

      pass(restarted, plugin);
      assertThat(engines.onlyIncident(running).getIncidentMessage())
          .contains("AzureBatchUploadFailed", "FileUploadAccessDenied", "key was rotated");
      engines.retryTheWait();
      pass(restarted, plugin);
      pass(restarted, plugin);
      assertThat(running).isEnded().hasPassed("done");
      assertThatOutputs(azure.variable(running, "outputs")).hasFiles("output.txt");
      assertThat(engines.incidents()).isEmpty();
    } finally {
      plugin.close();
      restarted.close();
    }
  }

  private ProcessInstance start() {
    return engines.start(Map.of("job", "rotated-" + UUID.randomUUID()));
  }

  private static void rotate(ProcessInstance running) {
    URI url =
        URI.create(
            new SentTasks(azure)
                .task(running)
                .outputFiles()
                .get(0)
                .destination()
                .container()
                .containerUrl());
    var services = azure.azure();
    PROXIES
        .batch()
        .rotate(
            RotatedKey.ofBatch(
                services.batch().accountName(), services.batch().accountKey(), NEW_KEY));
    PROXIES
        .storage()
        .rotate(
            RotatedKey.ofStorage(
                services.storage().accountName(),
                services.storage().accountKey(),
                NEW_KEY,
                Set.of(RotatedKey.parameters(url).get("sig"))));
  }

  private static AzureBatchConfiguration withNewKeys() {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.putAll(azure.settings().properties());
    properties.put("accounts.default.batch.account-key", NEW_KEY);
    properties.put("accounts.default.storage.account-key", NEW_KEY);
    return AzureBatchConfiguration.fromProperties(
        "",
        properties,
        builder -> builder.http(HttpSettings.defaults().withFirstPause(Duration.ofMillis(10))));
  }

  /** Ends the tasks that run, and does what is due in the engine. */
  private void pass(ProcessEngine engine, AzureBatchProcessEnginePlugin plugin) {
    plugin.poll();
    Engines.executeJobs(engine);
    azure.advance(RUN.plusMinutes(1));
    engines.awaitTasks();
    plugin.poll();
    Engines.executeJobs(engine);
  }
}
