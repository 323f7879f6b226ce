package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.process.support.EveryLogger;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SelfSigned;
import io.github.azurebatch.camunda.process.support.UnsignedTokens;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The five steps where the storage account is used with Microsoft Entra ID, and has no key. */
class UserDelegationSasTest {

  private static SelfSigned certificate;
  private static AzuriteServer storage;

  private final UnsignedTokens tokens =
      new UnsignedTokens(UUID.randomUUID().toString(), UUID.randomUUID().toString());
  private LocalBatchService batch;
  private AzureBatchProcessEnginePlugin plugin;
  private ProcessEngine engine;

  @BeforeAll
  static void startStorage(@TempDir Path directory) throws Exception {
    certificate = SelfSigned.in(directory);
    storage = AzuriteServer.startWithEntraId(certificate.file(), certificate.password());
  }

  @AfterAll
  static void stopStorage() {
    storage.close();
  }

  @BeforeEach
  void startEngine() throws Exception {
    batch = certificate.trustedBy(() -> LocalBatchService.builder().start());
    plugin = certificate.trustedBy(() -> new AzureBatchProcessEnginePlugin(configuration()));
    ProcessEngineConfigurationImpl settings = EngineSettings.h2().configuration();
    settings.setProcessEnginePlugins(List.of(plugin));
    engine = settings.buildProcessEngine();
  }

  @AfterEach
  void stopEngine() {
    plugin.close();
    engine.close();
    batch.close();
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

  /** Even where the environment asks for bodies, of which one has the key. */
  @Test
  void logsNoTokenAndNoKey() throws InterruptedException {
    batch.scripts().add(forTask("*").file("output.txt", "delegated"));
    try (EveryLogger loggers =
        new EveryLogger(List.of(UnsignedTokens.BEGINNING, "<UserDelegationKey>"))) {
      runToTheEnd(start());

      assertThat(loggers.leaks()).isEmpty();
      assertThat(loggers.lines().keySet())
          .anyMatch(name -> name.endsWith("getUserDelegationKeySync"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2020-12-06", "2021-08-06", "2025-05-05", "2025-11-05"})
  void signsContainersInTheConfiguredVersion(String version) throws Exception {
    URI container = container(opened(version));

    assertThat(container.getRawQuery()).contains("sv=" + version + "&", "skoid=");
    assertThat(upload(container)).isEqualTo(201);
    assertThat(send(HttpRequest.newBuilder(blob(container)))).isEqualTo(200);
    assertThat(send(HttpRequest.newBuilder(list(container)))).isEqualTo(200);
  }

  /** With a container's signature in such a form, Azurite allows to list only. */
  @ParameterizedTest
  @ValueSource(strings = {"2019-12-12", "2020-02-10", "2020-10-02", "2021-08-06"})
  void signsBlobsInTheConfiguredVersion(String version) throws Exception {
    BlobStorage blobs = opened(version);
    upload(container(opened(storage.serviceVersion())));

    URI read = blobs.signBlobForReading("versions", "a.txt", Duration.ofMinutes(10)).value();

    assertThat(read.getRawQuery()).contains("sv=" + version + "&", "skoid=");
    assertThat(send(HttpRequest.newBuilder(read))).isEqualTo(200);
    assertThat(send(HttpRequest.newBuilder(list(container(blobs))))).isEqualTo(200);
  }

  @Test
  void signsInWithTheCredentialOfTheApplication() throws Exception {
    Map<String, String> properties = new HashMap<>();
    properties.put("accounts.default.batch.url", batch.url().toString());
    properties.put("accounts.default.batch.account-name", batch.accountName());
    properties.put("accounts.default.batch.account-key", batch.accountKey());
    properties.put("accounts.default.storage.endpoint", storage.blobEndpoint().toString());
    properties.put("accounts.default.storage.account-name", storage.accountName());
    properties.put("accounts.default.storage.service-version", storage.serviceVersion());
    AzureBatchConfiguration configuration =
        AzureBatchConfiguration.fromProperties(
            "", properties, builder -> builder.tokenCredential(tokens));

    try (AzureBatchProcessEnginePlugin own =
        certificate.trustedBy(() -> new AzureBatchProcessEnginePlugin(configuration))) {
      BlobStorage blobs = own.outputs().storage();
      URI container = container(blobs);

      assertThat(container.getRawQuery()).contains("skoid=" + tokens.objectId());
      assertThat(upload(container)).isEqualTo(201);
      assertThat(blobs.list("versions", "")).hasSize(1);
    }
  }

  private BlobStorage opened(String version) throws Exception {
    return certificate.trustedBy(() -> BlobClients.open(account(version)));
  }

  private static URI container(BlobStorage blobs) {
    blobs.createContainer("versions");
    return blobs
        .signContainer("versions", new SasPermissions("rwl"), Duration.ofMinutes(10))
        .value();
  }

  private int upload(URI container) throws Exception {
    return send(
        HttpRequest.newBuilder(blob(container))
            .header("x-ms-blob-type", "BlockBlob")
            .PUT(BodyPublishers.ofString("delegated")));
  }

  private static URI blob(URI container) {
    return URI.create(container.toString().replace("/versions?", "/versions/a.txt?"));
  }

  private static URI list(URI container) {
    return URI.create(container + "&restype=container&comp=list");
  }

  private int send(HttpRequest.Builder request) throws Exception {
    return certificate
        .trustedBy(HttpClient::newHttpClient)
        .send(request.build(), BodyHandlers.discarding())
        .statusCode();
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
                account(storage.serviceVersion())))
        .build();
  }

  private StorageAccount account(String version) {
    return new StorageAccount(
        storage.blobEndpoint(), storage.accountName(), new Credential.EntraId(tokens), version);
  }

  private String start() {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "a.bpmn",
            Models.scripted(
                "output.txt | required",
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
