package io.github.azurebatch.camunda.benchmarks.site;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The services that all benchmarks of a run share. */
public final class Site implements AutoCloseable {

  /** Between two rounds of a node, as it is by default. */
  public static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

  /** The file that tasks write which write one. */
  public static final String OUTPUT = "output.txt";

  private static final int SLOTS_OF_A_NODE = 10;
  private static final Duration LONG = Duration.ofHours(2);

  private final LocalAzure azure = LocalAzure.start();
  private final BatchClient client = SdkClients.open(azure.batch());
  private final Databases databases = Databases.start();
  private final AtomicInteger ids = new AtomicInteger();

  public LocalBatchService batch() {
    return azure.batch();
  }

  public LocalAzure azure() {
    return azure;
  }

  /** The JDBC URL of a new database with the engine's schema. */
  public String database() {
    return databases.create();
  }

  /** The time that the machine has for this run. */
  public MachineTime machineTime() {
    return new MachineTime(databases.process());
  }

  /** A name that was not used before, for jobs and pools. */
  public String newName(String prefix) {
    return prefix + ids.incrementAndGet();
  }

  /** A pool that runs as many tasks at once; nothing runs while that is 0. */
  public String pool(int slots) {
    String id = newName("pool");
    batch().pools().add(PoolSettings.linux(id).nodes(nodes(slots)).slotsPerNode(SLOTS_OF_A_NODE));
    return id;
  }

  /** Lets a pool run as many tasks at once. */
  public void resize(String poolId, int slots) {
    PoolControl pool = batch().pools().pool(poolId);
    pool.resize(nodes(slots));
  }

  private static int nodes(int slots) {
    return (slots + SLOTS_OF_A_NODE - 1) / SLOTS_OF_A_NODE;
  }

  /** All tasks take so long from now on, and write nothing. */
  public void tasksTake(Duration time) {
    batch().scripts().clear();
    batch().scripts().add(forTask("*").delay(time));
  }

  /** The same for tasks whose ids end so. */
  public void tasksTake(Duration time, String endOfId) {
    batch().scripts().add(forTask("*" + endOfId).delay(time));
  }

  /** Tasks whose ids end so take so long from now on, and write {@value #OUTPUT}. */
  public void tasksWrite(Duration time, String endOfId) {
    batch().scripts().add(forTask("*" + endOfId).delay(time).file(OUTPUT, "x"));
  }

  /** The URL of a container, signed for the uploads of tasks. */
  SignedUrl signedForWriting(String container) {
    AzuriteServer server = azure.storage();
    StorageAccount account =
        new StorageAccount(
            server.blobEndpoint(),
            server.accountName(),
            new Credential.AccountKey(new Secret(server.accountKey())),
            server.serviceVersion());
    return BlobClients.open(account).signContainer(container, SasPermissions.WRITE, LONG);
  }

  /** Waits until so many tasks of the job have completed: a node ends its tasks by and by. */
  public void awaitCompleted(String jobId, int count) {
    Patience.until(
        () -> completed(jobId) >= count,
        "%d tasks of Azure Batch job '%s' have ended".formatted(count, jobId));
  }

  /** How many tasks of the job have completed. */
  public int completed(String jobId) {
    try {
      return client.jobOperations().getTaskCounts(jobId).completed();
    } catch (BatchErrorException | IOException e) {
      throw new IllegalStateException("The tasks could not be counted", e);
    }
  }

  /** When tasks of the job were completed, by job and task id as business keys have them. */
  public Map<String, Instant> completionTimes(String jobId) {
    try (BatchService service = service()) {
      return service.tasks(jobId).stream()
          .collect(
              Collectors.toMap(
                  task -> jobId + "/" + task.reference().taskId(),
                  task -> task.stateTransitionTime().toInstant()));
    }
  }

  /** The SDK's own client. */
  public BatchClient client() {
    return client;
  }

  /** The Batch service as the plugin sees it; its calls are counted all the same. */
  public BatchService service() {
    return SdkBatchService.open(
        new BatchAccount(
            URI.create(batch().url()),
            batch().accountName(),
            AzureBatchAccount.credential(batch().accountKey())));
  }

  /** Moves the time of all engines in this JVM and of the Batch service. */
  public void advance(Duration duration) {
    ClockUtil.offset(
        ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis() + duration.toMillis());
    batch().clock().advance(duration);
  }

  /** Another engine node on that database. */
  public Node node(String database, NodeOptions options) {
    return new Node(database, azure.properties(), options);
  }

  /** What the next benchmark must not find: moved clocks, scripts, counts and tasks. */
  public void reset() {
    ClockUtil.reset();
    azure.reset();
  }

  @Override
  public void close() {
    try {
      databases.close();
    } finally {
      azure.close();
    }
  }
}
