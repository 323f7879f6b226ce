package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.models.BlobProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFilesTest extends UploadingTest {

  OutputFilesTest(@TempDir Path nodeRoot) {
    super(nodeRoot);
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

  /** The name of a file that no file system takes, and one that leads through a file. */
  @Test
  void isContentWithANameThatNoFileCanHave() throws Exception {
    TaskOutcome outcome =
        run(
            writing("touch file")
                .uploads("x".repeat(300) + ".txt", "x", ALWAYS, writable())
                .uploads("file/in-it.txt", "x", ALWAYS, writable()));

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

  private static void header(ObjectNode destination, String name, String value) {
    destination.withArray("uploadHeaders").addObject().put("name", name).put("value", value);
  }
}
