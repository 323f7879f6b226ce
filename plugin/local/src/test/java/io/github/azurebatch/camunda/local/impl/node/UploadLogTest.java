package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadLogTest extends UploadingTest {

  UploadLogTest(@TempDir Path nodeRoot) {
    super(nodeRoot);
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
    assertThat(taskDirectory.resolve("fileuploadout.txt"))
        .content()
        .containsPattern(
            "Client-Request-ID=\\S+ Retry policy did not allow for a retry: Server-Timestamp=.* GMT,"
                + " Server-Request-ID=\\S+, HTTP status code=403, ")
        .doesNotContain("sig=");
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
}
