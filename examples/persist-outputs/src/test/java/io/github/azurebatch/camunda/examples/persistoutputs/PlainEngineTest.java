package io.github.azurebatch.camunda.examples.persistoutputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchAccount;
import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.storage.StorageAccount;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The file that the Spring Boot application runs, unchanged on engines without Spring Boot. */
class PlainEngineTest {

  private static final String DIAGRAM = "persist-outputs.bpmn";

  @Test
  void runsTheSameFileOnAnEngineThatIsMadeInCode() {
    try (LocalParts local = LocalParts.start();
        AzureBatchProcessEnginePlugin plugin = plugin(local)) {
      ProcessEngine engine = engine(plugin);
      try {
        deploy(engine);
        String instance = start(engine);

        await().atMost(Duration.ofMinutes(1)).until(() -> end(engine, instance) != null);

        assertThat(end(engine, instance)).isEqualTo("EndAbove");
      } finally {
        engine.close();
      }
    }
  }

  private static AzureBatchProcessEnginePlugin plugin(LocalParts local) {
    URI batchUrl = URI.create(local.batch().url());
    String batchName = local.batch().accountName();
    String batchKey = local.batch().accountKey();
    URI blobEndpoint = local.storage().blobEndpoint();
    String storageName = local.storage().accountName();
    String storageKey = local.storage().accountKey();
    String serviceVersion = local.storage().serviceVersion();

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
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.getProcessEnginePlugins().add(plugin);
    return configuration.buildProcessEngine();
  }

  @Test
  void deploysTheSameFileOnAnEngineOfCamundaCfgXml() {
    ProcessEngine engine =
        ProcessEngineConfiguration.createProcessEngineConfigurationFromResource(
                "plain-engine.cfg.xml")
            .buildProcessEngine();
    try {
      deploy(engine);

      assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count()).isOne();
    } finally {
      engine.close();
    }
  }

  private static void deploy(ProcessEngine engine) {
    engine.getRepositoryService().createDeployment().addClasspathResource(DIAGRAM).deploy();
  }

  private static String start(ProcessEngine engine) {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey("persist-outputs", Map.of("poolId", "local", "threshold", 1))
        .getId();
  }

  private static @Nullable String end(ProcessEngine engine, String instance) {
    return new Results(engine, instance).end();
  }
}
