package io.github.azurebatch.camunda.local.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.azurite.AzuriteServer;
import io.github.azurebatch.camunda.local.clock.MovableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The upload of output files as a task sees it, into Azurite. */
class OutputFilesTest {

  private static final String ALWAYS = "taskcompletion";
  private static final AzuriteServer AZURITE = AzuriteServer.start();

  private final GivenContainer container = GivenContainer.in(AZURITE);
  private final Path nodeRoot;
  private final Path taskDirectory;

  OutputFilesTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
    this.taskDirectory = nodeRoot.resolve("workitems/job-a/job-1/task-1");
  }

  @AfterAll
  static void stopAzurite() {
    AZURITE.close();
  }

  @Test
  void namesTheBlobAfterThePathWhereThePatternHasNoWildcard() throws Exception {
    TaskOutcome outcome =
        run(
            writing("echo 1 > output.txt")
                .uploads("output.txt", "results/one", ALWAYS, writable()));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.contentOf("results/one")).isEqualTo("1\n");
  }

  @Test
  void takesThePathForADirectoryWhereThePatternHasAWildcard() throws Exception {
    run(writing("touch a.txt b.txt c.log").uploads("*.txt", "results", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("results/a.txt", "results/b.txt");
  }

  @Test
  void addsNoSecondSlashToAPathThatEndsWithOne() throws Exception {
    run(writing("touch a.txt").uploads("*.txt", "results/", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("results/a.txt");
  }

  @Test
  void uploadsToTheRootWhereThereIsNoPath() throws Exception {
    run(
        writing("mkdir sub; touch a.txt sub/b.log")
            .uploadsToTheRoot("*.txt", writable())
            .uploadsToTheRoot("sub/b.log", writable()));

    assertThat(container.blobs()).containsExactly("a.txt", "b.log");
  }

  @Test
  void keepsTheDirectoriesBelowTheBaseOfThePattern() throws Exception {
    run(
        writing("mkdir -p out/x/y; touch out/1.txt out/x/y/2.txt")
            .uploads("out/**/*.txt", "results", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("results/1.txt", "results/x/y/2.txt");
  }

  @Test
  void uploadsWhatTheTaskSaid() throws Exception {
    run(writing("echo out; echo err >&2").uploads("../std*.txt", "logs", ALWAYS, writable()));

    assertThat(container.contentOf("logs/stdout.txt")).isEqualTo("out\n");
    assertThat(container.contentOf("logs/stderr.txt")).isEqualTo("err\n");
  }

  @Test
  void uploadsAnEmptyFile() throws Exception {
    run(writing("touch empty").uploads("empty", "empty", ALWAYS, writable()));

    assertThat(container.contentOf("empty")).isEmpty();
  }

  @Test
  void uploadsALargeFileInBlocks() throws Exception {
    TaskOutcome outcome =
        run(writing("head -c 70000000 /dev/zero > a").uploads("a", "a", ALWAYS, writable()));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.client().getBlobClient("a").getProperties().getBlobSize())
        .isEqualTo(70_000_000);
  }

  @Test
  void keepsNamesWithBlanksAndOtherSigns() throws Exception {
    run(writing("touch \"a b+c#%é.txt\"").uploads("*.txt", "x y", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("x y/a b+c#%é.txt");
  }

  @Test
  void takesAnAbsolutePattern() throws Exception {
    run(writing("touch a.txt").uploads(taskDirectory + "/wd/*.txt", "x", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("x/a.txt");
  }

  @ParameterizedTest
  @CsvSource({"$NAME.txt", "${NAME}.txt", "$AZ_BATCH_TASK_WORKING_DIR/blue.txt"})
  void expandsVariablesInThePattern(String pattern) throws Exception {
    run(writing("touch blue.txt").with("NAME", "blue").uploads(pattern, "x", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("x");
  }

  @Test
  void expandsVariablesBeforeThePatternIsMatched() throws Exception {
    run(writing("touch a.txt b.txt").with("ALL", "*").uploads("$ALL", "x", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("x/a.txt", "x/b.txt");
  }

  @Test
  void isContentWithAPatternThatMatchesNothing() throws Exception {
    TaskOutcome outcome = run(writing("true").uploads("*.txt", "x", ALWAYS, writable()));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(container.blobs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, tasksuccess, true",
    "3, tasksuccess, false",
    "0, taskfailure, false",
    "3, taskfailure, true",
    "0, taskcompletion, true",
    "3, taskcompletion, true",
    "0, TaskSuccess, true",
  })
  void uploadsByTheCondition(int exitCode, String condition, boolean isUploaded) throws Exception {
    run(writing("touch a; exit " + exitCode).uploads("a", "a", condition, writable()));

    assertThat(container.blobs().contains("a")).isEqualTo(isUploaded);
  }

  @ParameterizedTest
  @CsvSource({"w", "cw", "acw", "rwl"})
  void overwritesWhatAnEarlierTaskLeft(String permissions) throws Exception {
    container.holding("a", "old");

    run(writing("echo new > a").uploads("a", "a", ALWAYS, container.url(permissions)));

    assertThat(container.contentOf("a")).isEqualTo("new\n");
  }

  @Test
  void sendsTheUploadHeaders() throws Exception {
    GivenTask task = writing("echo {} > a");
    ObjectNode destination = task.outputFile("a", ALWAYS, writable()).put("path", "a");
    header(destination, "x-ms-blob-content-type", "application/json");
    header(destination, "x-ms-blob-content-encoding", "identity");
    header(destination, "x-ms-meta-colour", "blue");

    run(task);

    BlobProperties properties = container.client().getBlobClient("a").getProperties();
    assertThat(properties.getContentType()).isEqualTo("application/json");
    assertThat(properties.getContentEncoding()).isEqualTo("identity");
    assertThat(properties.getMetadata()).containsEntry("colour", "blue");
  }

  @Test
  void reportsAContainerThatIsNotThereAsDocumented() throws Exception {
    String missing = GivenContainer.missingIn(AZURITE).url("w");

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, missing));

    assertThat(outcome.exitCode()).isZero();
    assertThat(failure(outcome).category()).isEqualTo("UserError");
    assertThat(failure(outcome).code()).isEqualTo("FileUploadContainerNotFound");
    assertThat(failure(outcome).message())
        .isEqualTo(
            "One of the specified Azure container(s) was not found while attempting to upload an"
                + " output file");
  }

  @Test
  void reportsASignatureThatDoesNotAllowToWrite() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.url("rl")));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void reportsASignatureThatHasExpired() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void reportsABlobThatSomeoneElseHasLeased() throws Exception {
    container.holding("a", "leased");
    new BlobLeaseClientBuilder()
        .blobClient(container.client().getBlobClient("a"))
        .buildClient()
        .acquireLease(-1);

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, writable()));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadConflict");
  }

  @Test
  void reportsAStorageThatCannotBeReached() throws Exception {
    String nowhere = "http://127.0.0.1:1/devstoreaccount1/c?sig=secret";

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, nowhere));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadMiscError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no url?sig=secret", "relative?sig=secret", "http://?sig=secret"})
  void reportsAContainerUrlThatIsNone(String url) throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, url));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadMiscError");
    assertThat(failure(outcome).toString()).doesNotContain("secret");
  }

  @Test
  void uploadsTheOtherFilesAfterOneHasFailed() throws Exception {
    run(
        writing("touch a b")
            .uploads("a", "a", ALWAYS, container.expiredUrl())
            .uploads("b", "b", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("b");
  }

  @Test
  void letsTheExitCodeWinWhereTheUploadFailsToo() throws Exception {
    TaskOutcome outcome =
        run(writing("touch a; exit 3").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(failure(outcome).code()).isEqualTo("FailureExitCode");
    assertThat(taskDirectory.resolve("fileuploaderr.txt")).isNotEmptyFile();
  }

  @Test
  void keepsSignaturesOutOfTheFailure() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(failure(outcome).toString())
        .contains(container.client().getBlobContainerName())
        .doesNotContain("sig=");
  }

  @Test
  void writesNoLogWhereNothingWasToBeUploaded() throws Exception {
    run(writing("touch a").uploads("a", "a", "taskfailure", writable()));

    assertThat(taskDirectory).isDirectoryNotContaining("glob:**fileupload*");
  }

  @Test
  void logsWhatThePatternsMean() throws Exception {
    run(writing("true").uploads("../stdout.txt", "1_11_0.txt", ALWAYS, writable()));

    assertThat(Files.readAllLines(taskDirectory.resolve("fileuploadout.txt")))
        .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} .*"))
        .anyMatch(
            line ->
                line.endsWith(
                    "Resolved mappings: [[Resolved mapping - base_path: %1$s, full_pattern: %1$s/stdout.txt, original_pattern: ../stdout.txt,  destination: 1_11_0.txt]]"
                        .formatted(taskDirectory)))
        .anyMatch(
            line ->
                line.endsWith(
                    "Uploading all files matching pattern " + taskDirectory + "/stdout.txt"));
  }

  @Test
  void logsAFailedUploadAsTheRealNodeDoes() throws Exception {
    String url = container.expiredUrl();

    run(writing("true").uploads("../stdout.txt", "x", ALWAYS, url));

    JsonNode line =
        new ObjectMapper().readTree(taskDirectory.resolve("fileuploaderr.txt").toFile());
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("code", "user_error", "pattern", "file", "destination");
    assertThat(line.path("user_error").isBoolean()).isTrue();
    assertThat(line.path("pattern").asText()).isEqualTo("../stdout.txt");
    assertThat(line.path("file").asText()).isEqualTo(taskDirectory + "/stdout.txt");
    assertThat(line.path("destination").asText()).isEqualTo(url);
  }

  @Test
  void letsATaskUploadItsUploadLogs() throws Exception {
    run(
        writing("touch a")
            .uploads("a", "a", ALWAYS, writable())
            .uploads("../fileupload*.txt", "logs", ALWAYS, writable()));

    assertThat(container.blobs())
        .containsExactly("a", "logs/fileuploaderr.txt", "logs/fileuploadout.txt");
  }

  private GivenTask writing(String script) {
    return new GivenTask(nodeRoot).runsInBash(script);
  }

  private String writable() {
    return container.url("w");
  }

  private static TaskOutcome run(GivenTask task) throws InterruptedException {
    return new NodeTaskRunner(new MovableClock(Clock.systemUTC()))
        .run(task.assigned(), new RecordedProgress());
  }

  private static FailureInfo failure(TaskOutcome outcome) {
    return Objects.requireNonNull(outcome.failureInfo());
  }

  private static void header(ObjectNode destination, String name, String value) {
    destination.withArray("uploadHeaders").addObject().put("name", name).put("value", value);
  }
}
