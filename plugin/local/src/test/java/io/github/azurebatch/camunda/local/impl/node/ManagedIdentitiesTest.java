package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.IdentityStorage;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Opened;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import io.github.azurebatch.camunda.local.impl.node.transfer.download.AutoStorage;
import io.github.azurebatch.camunda.local.impl.node.transfer.upload.UploadListener;
import io.github.azurebatch.camunda.local.impl.os.Enclosures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output files and resource files without a signature, for which the pool has an identity. */
class ManagedIdentitiesTest {

  private static final AzuriteServer AZURITE = AzuriteServer.start();
  private static final String IDENTITY = "/subscriptions/s/userAssignedIdentities/writer";
  private static final NodeTraits NODE = new NodeTraits(true, false, false, Set.of(IDENTITY));

  private final GivenContainer container = GivenContainer.in(AZURITE);
  private final IdentityStorage storage = Opened.newIdentityStorage();
  private final Path nodeRoot;

  ManagedIdentitiesTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
  }

  @BeforeEach
  void allowAzurite() {
    storage.allowAll(AZURITE.blobEndpoint(), AZURITE.accountName(), AZURITE.accountKey());
  }

  @AfterAll
  static void stopAzurite() {
    AZURITE.close();
  }

  @Test
  void writeWithoutASignature() throws Exception {
    TaskOutcome outcome = run(uploading(container, NODE));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.contentOf("x")).isEqualTo("1\n");
  }

  @Test
  void readWithoutASignature() throws Exception {
    container.holding("in/a.txt", "hello");
    GivenTask task = new GivenTask(nodeRoot).runs("cat in/a.txt").on(NODE);
    task.resourceFile()
        .put("storageContainerUrl", container.client().getBlobContainerUrl())
        .putObject("identityReference")
        .put("resourceId", IDENTITY);

    assertThat(run(task).exitCode()).isZero();
    assertThat(nodeRoot.resolve("workitems/job-a/job-1/task-1/stdout.txt")).hasContent("hello");
  }

  @Test
  void mustBelongToThePool() throws Exception {
    assertThat(failureOf(run(uploading(container, NodeTraits.LINUX))))
        .isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void needAccess() throws Exception {
    storage.deny(IDENTITY);

    assertThat(failureOf(run(uploading(container, NODE)))).isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void findNoContainerThatIsNotThere() throws Exception {
    assertThat(failureOf(run(uploading(GivenContainer.missingIn(AZURITE), NODE))))
        .isEqualTo("FileUploadContainerNotFound");
  }

  @Test
  void leaveNoSignatureBehind() throws Exception {
    run(uploading(GivenContainer.missingIn(AZURITE), NODE));

    Path directory = nodeRoot.resolve("workitems/job-a/job-1/task-1");
    assertThat(Files.readString(directory.resolve("fileuploaderr.txt")))
        .contains("destination")
        .doesNotContain("sig=");
  }

  private GivenTask uploading(GivenContainer to, NodeTraits node) {
    GivenTask task = new GivenTask(nodeRoot).runsInBash("echo 1 > a").on(node);
    task.outputFile("a", "taskcompletion", to.client().getBlobContainerUrl())
        .put("path", "x")
        .putObject("identityReference")
        .put("resourceId", IDENTITY);
    return task;
  }

  private TaskOutcome run(GivenTask task) throws InterruptedException {
    return new NodeTaskRunner(
            new MovableClock(Clock.systemUTC()),
            Enclosures.best(),
            AutoStorage.none(),
            Opened.identities(storage),
            UploadListener.NOBODY)
        .run(task.assigned(), new RecordedProgress());
  }

  private static String failureOf(TaskOutcome outcome) {
    return Objects.requireNonNull(outcome.failureInfo()).code();
  }
}
