package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

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
    AzureBatchProcessEnginePlugin plugin = plugin();
    ProcessEngine engine = engine(plugin);

    runsTheModel(engine);
    plugin.close();
    engine.close();
  }

  static AzureBatchProcessEnginePlugin plugin() {
    URI batchUrl = URI.create(azure.batch().url());
    String batchName = azure.batch().accountName();
    String batchKey = azure.batch().accountKey();
    URI blobEndpoint = azure.storage().blobEndpoint();
    String storageName = azure.storage().accountName();
    String storageKey = azure.storage().accountKey();
    String serviceVersion = azure.storage().serviceVersion();

    AzureBatchAccount account =
        new AzureBatchAccount(
            new BatchAccount(batchUrl, batchName, AzureBatchAccount.credential(batchKey)),
            new StorageAccount(
                blobEndpoint,
                storageName,
                AzureBatchAccount.credential(storageKey),
                serviceVersion));
    return new AzureBatchProcessEnginePlugin(
        AzureBatchConfiguration.builder()
            .account("default", account)
            .pollInterval(Duration.ofMillis(200))
            .build());
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("in-code");
    configuration.setJdbcUrl("jdbc:h2:mem:in-code;DB_CLOSE_DELAY=-1");
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.getProcessEnginePlugins().add(plugin);
    return configuration.buildProcessEngine();
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
  void runsOnSpringWithoutBoot() {
    try (ConfigurableApplicationContext context =
        new AnnotationConfigApplicationContext(SpringWithoutBoot.class)) {
      runsTheModel(context.getBean(ProcessEngine.class));
    }
  }

  @Test
  void runsOnSpringBoot() {
    Map<String, Object> properties = new HashMap<>();
    azure.properties().forEach((name, value) -> properties.put(PREFIX + name, value));
    properties.put(PREFIX + "poll-interval", "200ms");
    properties.put("spring.datasource.url", "jdbc:h2:mem:boot;DB_CLOSE_DELAY=-1");
    properties.put("camunda.bpm.process-engine-name", "boot");

    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run()) {
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
          text.replace("https://mybatch.westeurope.batch.azure.com", azure.batch().url())
              .replace("mybatch", azure.batch().accountName())
              .replace(
                  "https://mystorage.blob.core.windows.net",
                  azure.storage().blobEndpoint().toString())
              .replace("mystorage", azure.storage().accountName())
              .replace("</map>", localEntries() + "</map>");
      return new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What the local services need beside what a real account needs. */
  private static String localEntries() {
    return """
        <entry key="poll-interval" value="PT0.2S" />
        <entry key="accounts.default.batch.account-key" value="%s" />
        <entry key="accounts.default.storage.account-key" value="%s" />
        <entry key="accounts.default.storage.service-version" value="%s" />
        """
        .formatted(
            azure.batch().accountKey(),
            azure.storage().accountKey(),
            azure.storage().serviceVersion());
  }

  @SpringBootApplication
  static class Application {}
}
