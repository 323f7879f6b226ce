package io.github.azurebatch.camunda.process;

import static io.github.azurebatch.camunda.local.node.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import io.github.azurebatch.camunda.AzureBatchAccount;
import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.azurite.AzuriteServer;
import io.github.azurebatch.camunda.secret.Credential;
import io.github.azurebatch.camunda.storage.StorageAccount;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five steps where the storage account is used with Microsoft Entra ID, and has no key. */
class UserDelegationSasTest {

  private final UnsignedTokens tokens =
      new UnsignedTokens(UUID.randomUUID().toString(), UUID.randomUUID().toString());
  private AzuriteServer storage;
  private LocalBatchService batch;
  private AzureBatchProcessEnginePlugin plugin;
  private ProcessEngine engine;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    SelfSigned certificate = SelfSigned.in(directory);
    storage = AzuriteServer.startWithEntraId(certificate.file(), certificate.password());
    batch = certificate.trustedBy(() -> LocalBatchService.builder().start());
    plugin = certificate.trustedBy(() -> new AzureBatchProcessEnginePlugin(configuration()));
    ProcessEngineConfigurationImpl settings = EngineSettings.h2().configuration();
    settings.setProcessEnginePlugins(List.of(plugin));
    engine = settings.buildProcessEngine();
  }

  @AfterEach
  void stop() {
    plugin.close();
    engine.close();
    batch.close();
    storage.close();
  }

  @Test
  void uploadsWithASignatureOfAUserDelegationKey() throws InterruptedException {
    batch.scripts().add(forTask("*").file("output.txt", "delegated"));
    String instance = start();

    runToTheEnd(instance);

    assertThatOutputs(outputs(instance))
        .hasUpload("uploaded")
        .hasContent("output.txt", "delegated");
    assertThat(sentContainerUrl())
        .startsWith(storage.blobEndpoint() + "/job-" + Models.JOB_ID + "?")
        .contains("skoid=" + tokens.objectId(), "sktid=" + tokens.tenantId())
        .contains("skt=", "ske=", "sks=b", "skv=", "sig=")
        .contains("sr=c", "sp=w", "st=", "se=");
  }

  private AzureBatchConfiguration configuration() {
    return AzureBatchConfiguration.builder()
        .account(
            "default",
            new AzureBatchAccount(
                new BatchAccount(
                    URI.create(batch.url()),
                    batch.accountName(),
                    AzureBatchAccount.credential(batch.accountKey())),
                new StorageAccount(
                    storage.blobEndpoint(),
                    storage.accountName(),
                    new Credential.EntraId(tokens),
                    storage.serviceVersion())))
        .build();
  }

  private String start() {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "a.bpmn",
            Models.work(
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "output.txt | required"),
                await -> await.camundaInputParameter("inline", "output.txt")))
        .deploy();
    return engine.getRuntimeService().startProcessInstanceByKey(Models.KEY).getId();
  }

  /** A Camunda job that fails ends the test with its reason. */
  private void runToTheEnd(String instance) throws InterruptedException {
    while (engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .count()
        > 0) {
      for (Job job : engine.getManagementService().createJobQuery().messages().list()) {
        engine.getManagementService().executeJob(job.getId());
      }
      assertThat(batch.awaitIdle(Duration.ofSeconds(30))).isTrue();
      plugin.poll();
      assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> outputs(String instance) {
    HistoricVariableInstance outputs =
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instance)
            .variableName("outputs")
            .singleResult();
    return (Map<String, Object>) outputs.getValue();
  }

  private String sentContainerUrl() {
    return BatchClient.open(
            new BatchSharedKeyCredentials(batch.url(), batch.accountName(), batch.accountKey()))
        .protocolLayer()
        .tasks()
        .list(Models.JOB_ID)
        .get(0)
        .outputFiles()
        .get(0)
        .destination()
        .container()
        .containerUrl();
  }
}
