package io.github.azurebatch.camunda.storage;

import static io.github.azurebatch.camunda.impl.storage.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobUrlParts;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.impl.storage.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputNameTest {

  @ParameterizedTest
  @CsvSource({
    "001/$TaskOutput/output.txt, 001, TaskOutput, output.txt",
    "a_b-c/$TaskLog/deep/$TaskLog/x, a_b-c, TaskLog, deep/$TaskLog/x",
    "$JobOutput/summary.json, , JobOutput, summary.json",
    "1/$Mine!/ä b+%25, 1, Mine!, ä b+%25"
  })
  void takesApartWhatTheConventionsPutTogether(
      String blobName, String taskId, String kind, String path) {
    assertThat(OutputName.of(blobName)).contains(new OutputName(taskId, kind, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"001/output.txt", "output.txt", "$TaskLog", "a/b/$TaskLog/x", "t/$/x"})
  void leavesOtherNamesAlone(String blobName) {
    assertThat(OutputName.of(blobName)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void findsThePathBelowTheKind(JsonNode vector) {
    assertThat(OutputName.of(blobName(vector)).orElseThrow().path())
        .isEqualTo(text(vector, "filePath"));
  }

  /** Some have a percent sign as it is, which no service answers. */
  private static String blobName(JsonNode vector) {
    String url = text(vector, "blobUri").replaceAll("%(?!\\p{XDigit}{2})", "%25");
    return BlobUrlParts.parse(url).getBlobName();
  }

  static Stream<JsonNode> findsThePathBelowTheKind() {
    return Vectors.of("filePathFromUri");
  }

  @Test
  void readsEveryNameThatFileConventionsMake() {
    String blobName = FileConventions.taskOutputPath("t", "TaskPreview", "a/b.png");

    assertThat(OutputName.of(blobName)).contains(new OutputName("t", "TaskPreview", "a/b.png"));
  }
}
