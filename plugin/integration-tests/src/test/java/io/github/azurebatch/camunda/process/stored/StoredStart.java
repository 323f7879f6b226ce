package io.github.azurebatch.camunda.process.stored;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.stored.ReplayedBatch.withFiles;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** An engine with this build, started on what an engine with an earlier build has stored. */
final class StoredStart implements AutoCloseable {

  /** After this the node that has stored the rows is taken for dead. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Blobs must not be older than the tasks that leave them, however far the time is moved. */
  private static final Duration AGO = Duration.ofHours(3);

  private static final int INSTANCES = 38;
  private static final Duration STEP = Duration.ofSeconds(20);

  private final AzureBatchExtension azure;
  private final StoredTables tables;
  private final @Nullable String installation;
  private final StoredBatch recorded;

  /**
   * @param recording the directory of what was stored
   */
  StoredStart(AzureBatchExtension azure, String recording) throws SQLException {
    this.azure = azure;
    StoredFormat format = new StoredFormat(recording);
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

  /** Lets all go on, with new tries, persons and nodes, for as long as it can. */
  void runToTheEnds() {
    Engines engines = new Engines(azure);
    retryIncidents();
    for (int step = 0; step < 20; step++) {
      azure.executeJobs();
      engines.completeUserTasks();
      azure.executeJobs();
      azure.poll();
      azure.advance(STEP);
    }
    azure.batch().pools().pool("empty").resize(1);
    azure.advance(ReplayedBatch.RUN);
    for (int step = 0; step < 8; step++) {
      azure.runToRest();
      engines.completeUserTasks();
      azure.advance(STEP);
    }
  }

  /** Whether each instance has ended as its model says. */
  Stream<DynamicTest> ends() throws SQLException {
    Map<String, String> ends = tables.ends();
    assertThat(ends).hasSize(INSTANCES);
    return ends.entrySet().stream()
        .map(
            end ->
                DynamicTest.dynamicTest(
                    end.getKey(), () -> assertThat(end.getValue()).isEqualTo(expected(end))));
  }

  private static String expected(Map.Entry<String, String> end) {
    return switch (end.getKey()) {
      case "wait cancelled", "wholeJob whole-cancelled" -> "stopped-await";
      case "tasks list-cancelled" -> "stopped-submit";
      case "caught afterError" -> "reported";
      default -> "done";
    };
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
