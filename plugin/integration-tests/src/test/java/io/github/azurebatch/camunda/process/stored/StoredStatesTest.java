package io.github.azurebatch.camunda.process.stored;

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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine with this build goes on with what the first builds have stored, without marks. */
class StoredStatesTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private static final String TURN = "azureBatch.reconcile";

  private StoredStart start;
  private StoredTables tables;

  @BeforeEach
  void startOnWhatIsStored() throws SQLException {
    start = new StoredStart(azure, "format-1");
    tables = start.tables();
  }

  @AfterEach
  void leaveNothingBehind() throws SQLException {
    start.close();
  }

  @TestFactory
  @OnEveryDatabase
  Stream<DynamicTest> everyInstanceEndsAsItsModelSays() throws SQLException {
    start.runToTheEnds();

    return start.ends();
  }

  @Test
  void callsThatWereLeftAreMade() {
    BlobContainerClient container = start.clients().storage().getBlobContainerClient("job-stored");
    byte[] content = "x".getBytes(StandardCharsets.UTF_8);
    container.getBlobClient("blobs/left.txt").upload(new ByteArrayInputStream(content), true);

    azure.executeJobs();

    ClockUtil.reset();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(start.clients().batch().tasks().list("stored"))
                    .filteredOn(task -> task.id().contains("cancelled"))
                    .hasSize(102)
                    .allMatch(task -> task.state() == TaskState.COMPLETED));
    assertThat(start.clients().batch().jobs().get("whole-cancelled").state())
        .isIn(JobState.TERMINATING, JobState.COMPLETED);
    assertThat(start.clients().batch().tasks().list("stored"))
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

    azure.advance(StoredStart.LEASE);
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
}
