package io.github.azurebatch.camunda.process.stored;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.stored.ReplayedBatch.withFiles;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/** An engine with this build, started on what an engine with an earlier build has stored. */
final class StoredStart implements AutoCloseable {

  /** After this the node that has stored the rows is taken for dead. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Blobs must not be older than the tasks that leave them, however far the time is moved. */
  private static final Duration AGO = Duration.ofHours(3);

  private final StoredFormat format = new StoredFormat("format-1");
  private final AzureBatchExtension azure;
  private final StoredTables tables;
  private final @Nullable String installation;
  private final StoredBatch recorded;

  StoredStart(AzureBatchExtension azure) throws SQLException {
    this.azure = azure;
    tables = new StoredTables(azure.engine().getProcessEngineConfiguration().getDataSource());
    Instant begin = Instant.now().minus(AGO).truncatedTo(ChronoUnit.MINUTES);
    MovedTimes times = MovedTimes.between(RecordedFiles.BEGIN, begin);
    recorded = format.batch(times);
    new ReplayedBatch(azure.azure(), clients()).put(recorded);
    azure.script(withFiles(forTask("*")));

    installation = tables.installation();
    tables.name(RecordingEngine.INSTALLATION);
    tables.insert(format.rows(times, azure.azure().storage().blobEndpoint().toString()));
    azure.restartEngine();
    azure.batch().clock().reset();
    azure.advance(Duration.between(Instant.now(), Instant.parse(recorded.recordedAt())));
  }

  StoredTables tables() {
    return tables;
  }

  AzureClients clients() {
    return AzureClients.of(azure.azure());
  }

  /** Gives a retry to each wait that is an incident. */
  void retryIncidents() {
    for (ExternalTask wait :
        azure.engine().getExternalTaskService().createExternalTaskQuery().noRetriesLeft().list()) {
      azure.engine().getExternalTaskService().setRetries(wait.getId(), 1);
    }
  }

  /** Leaves nothing behind. */
  @Override
  public void close() throws SQLException {
    tables.deleteNodes();
    tables.name(installation);
    ClockUtil.reset();
    new ReplayedBatch(azure.azure(), clients()).remove(recorded);
  }
}
