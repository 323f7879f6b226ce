package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class OneModelOnEveryEngineTest {

  private static final String MODEL = "persist-outputs.bpmn";
  private static final String PREFIX = "camunda.bpm.azure-batch.";

  private static LocalAzure azure;

  @BeforeAll
  static void startAzure() {
    azure = LocalAzure.start();
  }

  @AfterAll
  static void stopAzure() {
    azure.close();
  }

  @Test
  void runsOnAnEngineBuiltInCode() {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    Map<String, String> properties = new HashMap<>(azure.properties());
    properties.put("poll-interval", "PT0.2S");
    plugin.setProperties(properties);
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("in-code");
    configuration.setJdbcUrl("jdbc:h2:mem:in-code;DB_CLOSE_DELAY=-1");
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setProcessEnginePlugins(List.of(plugin));

    ProcessEngine engine = configuration.buildProcessEngine();
    runsTheModel(engine);
    plugin.close();
    engine.close();
  }

  @Test
  void runsOnAnEngineFromCamundaCfgXml() throws IOException {
    ProcessEngine engine =
        ProcessEngineConfiguration.createProcessEngineConfigurationFromInputStream(camundaCfgXml())
            .setProcessEngineName("cfg-xml")
            .buildProcessEngine();

    runsTheModel(engine);
    engine.close();
  }

  @Test
  void runsOnSpringBoot() {
    Map<String, Object> properties = new HashMap<>();
    azure.properties().forEach((name, value) -> properties.put(PREFIX + name, value));
    properties.put(PREFIX + "poll-interval", "200ms");
    properties.put("spring.datasource.url", "jdbc:h2:mem:boot;DB_CLOSE_DELAY=-1");
    properties.put("camunda.bpm.process-engine-name", "boot");

    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class).properties(properties).run()) {
      runsTheModel(context.getBean(ProcessEngine.class));
    }
  }

  private static void runsTheModel(ProcessEngine engine) {
    engine.getRepositoryService().createDeployment().addClasspathResource(MODEL).deploy();
    ProcessInstance instance =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey(
                "persist-outputs", Map.of("poolId", "local", "threshold", 1000));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(endOf(engine, instance)).containsExactly("EndAbove"));
  }

  private static List<String> endOf(ProcessEngine engine, ProcessInstance instance) {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId())
        .activityType("noneEndEvent")
        .finished()
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  private static InputStream camundaCfgXml() throws IOException {
    try (InputStream file =
        OneModelOnEveryEngineTest.class.getResourceAsStream("/camunda.cfg.xml")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      String filled =
          text.replace("BATCH_URL", azure.batch().url())
              .replace("BATCH_ACCOUNT", azure.batch().accountName())
              .replace("BATCH_KEY", azure.batch().accountKey())
              .replace("STORAGE_ENDPOINT", azure.storage().blobEndpoint().toString())
              .replace("STORAGE_ACCOUNT", azure.storage().accountName())
              .replace("STORAGE_KEY", azure.storage().accountKey())
              .replace("STORAGE_VERSION", azure.storage().serviceVersion());
      return new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8));
    }
  }

  @SpringBootApplication
  static class Application {}
}
