package io.github.azurebatch.camunda.process.stored;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.stored.ReplayedBatch.withFiles;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.JobState;
import com.microsoft.azure.batch.protocol.models.TaskState;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine with this build goes on with what an engine with an earlier build has stored. */
class StoredStatesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  /** Blobs must not be older than the tasks that leave them, however far the time is moved. */
  private static final Duration AGO = Duration.ofHours(3);

  private static final Duration STEP = Duration.ofSeconds(20);

  private static final int INSTANCES = 38;

  /** After this the node that has stored the rows is taken for dead. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final String TURN = "azureBatch.reconcile";

  private final StoredFormat format = new StoredFormat("format-1");
  private String installation;
  private StoredTables tables;
  private StoredBatch recorded;

  @BeforeEach
  void startOnWhatIsStored() throws SQLException {
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

  @AfterEach
  void leaveNothingBehind() throws SQLException {
    tables.deleteNodes();
    tables.name(installation);
    ClockUtil.reset();
    new ReplayedBatch(azure.azure(), clients()).remove(recorded);
  }

  @TestFactory
  @OnEveryDatabase
  Stream<DynamicTest> everyInstanceEndsAsItsModelSays() throws SQLException {
    retryIncidents();
    for (int step = 0; step < 20; step++) {
      azure.executeJobs();
      completeUserTasks();
      azure.executeJobs();
      azure.poll();
      azure.advance(STEP);
    }
    azure.batch().pools().pool("empty").resize(1);
    azure.advance(ReplayedBatch.RUN);
    for (int step = 0; step < 8; step++) {
      azure.runToRest();
      completeUserTasks();
      azure.advance(STEP);
    }

    Map<String, String> ends = tables.ends();
    assertThat(ends).hasSize(INSTANCES);
    return ends.entrySet().stream()
        .map(end -> DynamicTest.dynamicTest(end.getKey(), () -> assertEnd(end)));
  }

  private static void assertEnd(Map.Entry<String, String> end) {
    String expected =
        switch (end.getKey()) {
          case "wait cancelled", "wholeJob whole-cancelled" -> "stopped-await";
          case "tasks list-cancelled" -> "stopped-submit";
          case "caught afterError" -> "reported";
          default -> "done";
        };
    assertThat(end.getValue()).isEqualTo(expected);
  }

  @Test
  void callsThatWereLeftAreMade() {
    BlobContainerClient container = clients().storage().getBlobContainerClient("job-stored");
    byte[] content = "x".getBytes(StandardCharsets.UTF_8);
    container.getBlobClient("blobs/left.txt").upload(new ByteArrayInputStream(content), true);

    azure.executeJobs();

    ClockUtil.reset();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(clients().batch().tasks().list("stored"))
                    .filteredOn(task -> task.id().contains("cancelled"))
                    .hasSize(102)
                    .allMatch(task -> task.state() == TaskState.COMPLETED));
    assertThat(clients().batch().jobs().get("whole-cancelled").state())
        .isIn(JobState.TERMINATING, JobState.COMPLETED);
    assertThat(clients().batch().tasks().list("stored"))
        .extracting(CloudTask::id)
        .contains("list-half-101")
        .doesNotContain("list-cleaned-101");
    assertThat(container.getAccessPolicy().getIdentifiers()).hasSize(1);
    assertThat(container.getBlobClient("blobs/left.txt").exists()).isFalse();
  }

  @Test
  void waitsAreLeftToTheNodeThatHoldsThem() throws SQLException {
    String turn = tables.property(TURN);
    azure.azure().batch().terminateAllTasks();

    azure.poll();
    assertThat(incidents()).isEqualTo(2);

    azure.advance(LEASE);
    azure.poll();
    assertThat(incidents()).isGreaterThan(10);
    assertThat(tables.property(TURN)).isEqualTo(turn);
  }

  @Test
  void searchesForOrphansWhenItsTurnHasCome() throws SQLException {
    Instant turn = Instant.parse(tables.property(TURN));
    azure.advance(Duration.between(azure.batch().clock().instant(), turn).minusSeconds(30));
    azure.poll();
    assertThat(tables.property(TURN)).isEqualTo(turn.toString());

    azure.advance(Duration.ofMinutes(1));
    azure.poll();
    assertThat(Instant.parse(tables.property(TURN))).isAfter(turn);
  }

  private static long incidents() {
    return azure.engine().getRuntimeService().createIncidentQuery().count();
  }

  private static AzureClients clients() {
    return AzureClients.of(azure.azure());
  }

  private static void retryIncidents() {
    for (ExternalTask wait :
        azure.engine().getExternalTaskService().createExternalTaskQuery().noRetriesLeft().list()) {
      azure.engine().getExternalTaskService().setRetries(wait.getId(), 1);
    }
  }

  private static void completeUserTasks() {
    for (Task task : azure.engine().getTaskService().createTaskQuery().list()) {
      azure.engine().getTaskService().complete(task.getId());
    }
  }
}
