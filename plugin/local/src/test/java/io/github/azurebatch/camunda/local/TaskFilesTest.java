package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.FileProperties;
import com.microsoft.azure.batch.protocol.models.NodeFile;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.joda.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskFilesTest extends ServiceTest {

  private static final String NAME = "wd/sub dir/a+b.txt";

  @BeforeEach
  void runATask() throws Exception {
    addJob("job");
    addTask("job", "task", "exit 0");
    awaitIdle();
  }

  @Test
  void areListed() throws Exception {
    assertThat(client.fileOperations().listFilesFromTask("job", "task"))
        .extracting(NodeFile::name)
        .containsExactly("stderr.txt", "stdout.txt", "wd");
  }

  @Test
  void areListedBelowToo() throws Exception {
    assertThat(
            client
                .fileOperations()
                .listFilesFromTask("job", "task", true, new DetailLevel.Builder().build()))
        .filteredOn(file -> !file.isDirectory())
        .extracting(NodeFile::name)
        .containsExactly("stderr.txt", "stdout.txt", NAME);
  }

  @Test
  void areReadUnderNamesWithBlanksAndPlus() throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();

    client.fileOperations().getFileFromTask("job", "task", NAME, content);

    assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("0123456789");
  }

  @Test
  void haveProperties() throws Exception {
    FileProperties properties =
        client.fileOperations().getFilePropertiesFromTask("job", "task", NAME);

    assertThat(properties.contentLength()).isEqualTo(10);
    assertThat(properties.contentType()).isEqualTo("text/plain");
    assertThat(properties.lastModified()).isNotNull();
    assertThat(properties.creationTime()).isNotNull();
    assertThat(properties.fileMode()).matches("0o100[0-7]{3}");
  }

  @Test
  void areDeleted() throws Exception {
    client.fileOperations().deleteFileFromTask("job", "task", NAME);

    assertNotFound(NAME);
  }

  @Test
  void areThoseOfTheTaskOnly() throws Exception {
    addTask("job", "other", "exit 0");
    awaitIdle();

    assertNotFound("../other/stdout.txt");
    assertNotFound("../../../../../../../../../../../etc/hostname");
    assertNotFound("wd");
  }

  @Test
  void areNotThereBeforeTheTaskWasOnANode() throws Exception {
    addJob("busy");
    addTask("busy", "a", "block");
    addTask("busy", "b", "block");
    addTask("busy", "waits", "block");

    assertRefused(
        409,
        "TaskFilesUnavailable",
        () -> client.fileOperations().listFilesFromTask("busy", "waits"));
  }

  @Test
  void areGoneWhenTheirTimeIsOver() throws Exception {
    client
        .taskOperations()
        .createTask(
            "job",
            task("brief", "exit 0")
                .withConstraints(new TaskConstraints().withRetentionTime(Period.minutes(5))));
    awaitIdle();
    assertThat(client.fileOperations().listFilesFromTask("job", "brief")).isNotEmpty();

    service.clock().advance(Duration.ofMinutes(6));

    assertRefused(
        409, "TaskFilesCleanedup", () -> client.fileOperations().listFilesFromTask("job", "brief"));
    assertThat(runner.assignments())
        .filteredOn(assignment -> assignment.taskId().equals("brief"))
        .allSatisfy(assignment -> assertThat(assignment.taskDirectory()).doesNotExist());
    assertThat(client.fileOperations().listFilesFromTask("job", "task")).isNotEmpty();
  }

  private void assertNotFound(String name) {
    assertRefused(
        404,
        "FileNotFound",
        () ->
            client
                .fileOperations()
                .getFileFromTask("job", "task", name, new ByteArrayOutputStream()));
  }
}
