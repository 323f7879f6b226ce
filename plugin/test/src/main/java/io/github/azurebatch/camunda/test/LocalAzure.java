package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchAccount;
import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.azurite.AzuriteServer;
import io.github.azurebatch.camunda.local.clock.MovableClock;
import io.github.azurebatch.camunda.local.node.NodeTaskRunner;
import io.github.azurebatch.camunda.local.node.ScriptedTaskRunner;
import io.github.azurebatch.camunda.local.node.TaskScript;
import io.github.azurebatch.camunda.local.node.TaskScripts;
import io.github.azurebatch.camunda.secret.Credential;
import io.github.azurebatch.camunda.secret.Secret;
import io.github.azurebatch.camunda.storage.StorageAccount;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** A local Azure Batch service with Azurite beside it, on free ports of this machine. */
public final class LocalAzure implements AutoCloseable {

  private final TaskScripts scripts = new TaskScripts();
  private final AzuriteServer storage;
  private final LocalBatchService batch;

  private LocalAzure() {
    storage = AzuriteServer.start();
    MovableClock clock = new MovableClock(Clock.systemUTC());
    batch =
        LocalBatchService.builder()
            .clock(clock)
            .taskRunner(new ScriptedTaskRunner(new NodeTaskRunner(clock), scripts))
            .start();
  }

  /** Starts both; Azurite is fetched with npm where it is not installed. */
  public static LocalAzure start() {
    return new LocalAzure();
  }

  public LocalBatchService batch() {
    return batch;
  }

  public AzuriteServer storage() {
    return storage;
  }

  /** Azure Batch tasks that the script is for run no process: they do what it says. */
  public void script(TaskScript script) {
    scripts.add(script);
  }

  /** Ends all tasks, forgets scripts, faults and counts, and sets the clock back. */
  public void reset() {
    batch.terminateAllTasks();
    scripts.clear();
    batch.faults().clear();
    batch.calls().reset();
    batch.clock().reset();
  }

  /** The account to configure the plugin with. */
  public AzureBatchAccount account() {
    return new AzureBatchAccount(
        new BatchAccount(URI.create(batch.url()), batch.accountName(), key(batch.accountKey())),
        new StorageAccount(
            storage.blobEndpoint(),
            storage.accountName(),
            key(storage.accountKey()),
            storage.serviceVersion()));
  }

  private static Credential key(String base64) {
    return new Credential.AccountKey(new Secret(base64));
  }

  public AzureBatchConfiguration configuration() {
    return AzureBatchConfiguration.of(account());
  }

  /** The same as Spring Boot properties, below {@code camunda.bpm.azure-batch}. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("accounts.default.batch.url", batch.url());
    properties.put("accounts.default.batch.account-name", batch.accountName());
    properties.put("accounts.default.batch.account-key", batch.accountKey());
    properties.put("accounts.default.storage.endpoint", storage.blobEndpoint().toString());
    properties.put("accounts.default.storage.account-name", storage.accountName());
    properties.put("accounts.default.storage.account-key", storage.accountKey());
    properties.put("accounts.default.storage.service-version", storage.serviceVersion());
    return properties;
  }

  @Override
  public void close() {
    batch.close();
    storage.close();
  }
}
