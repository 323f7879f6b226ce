package io.github.azurebatch.camunda.storage;

import static io.github.azurebatch.camunda.impl.storage.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.impl.storage.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FileConventionsTest {

  @ParameterizedTest
  @MethodSource
  void namesTheContainerOfTheJob(JsonNode vector) {
    assertThat(FileConventions.containerName(text(vector, "jobId")))
        .isEqualTo(text(vector, "container"));
  }

  @ParameterizedTest
  @MethodSource
  void namesTheBlobAndItsContainer(JsonNode vector) {
    assertThat(blobName(vector)).isEqualTo(text(vector, "blob"));
    assertThat(FileConventions.containerName(text(vector, "jobId")))
        .isEqualTo(text(vector, "container"));
  }

  @ParameterizedTest
  @MethodSource
  void namesTheDirectoryOfTheKind(JsonNode vector) {
    String kind = text(vector, "kind");
    String directory =
        vector.get("taskId").isNull()
            ? FileConventions.jobOutputPath(kind)
            : FileConventions.taskOutputPath(text(vector, "taskId"), kind);

    assertThat(directory).isEqualTo(text(vector, "outputStoragePath"));
  }

  @ParameterizedTest
  @MethodSource
  void derivesTheDestinationOfARelativePath(JsonNode vector) {
    assertThat(FileConventions.destination(text(vector, "relativePath")))
        .isEqualTo(text(vector, "recommendedPath"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"a b", "a.b", "é", "job/1", "job\n"})
  void refusesWhatIsNoJobId(String jobId) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileConventions.containerName(jobId))
        .withMessageContaining("jobId");
  }

  @ParameterizedTest
  @NullAndEmptySource
  void refusesEmptyPartsOfABlobName(String nothing) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileConventions.taskOutputPath(nothing, "TaskLog", "x"))
        .withMessageContaining("taskId");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileConventions.taskOutputPath("t", nothing, "x"))
        .withMessageContaining("kind");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FileConventions.jobOutputPath("JobOutput", nothing))
        .withMessageContaining("path");
  }

  @Test
  void givesIdsThatDifferOnlyInCaseOneContainer() {
    assertThat(FileConventions.containerName("My_Job"))
        .isEqualTo(FileConventions.containerName("my_jOB"));
  }

  static Stream<JsonNode> namesTheContainerOfTheJob() {
    return Vectors.of("container");
  }

  static Stream<JsonNode> namesTheBlobAndItsContainer() {
    return Vectors.of("blob");
  }

  static Stream<JsonNode> namesTheDirectoryOfTheKind() {
    return Vectors.of("outputStoragePath");
  }

  static Stream<JsonNode> derivesTheDestinationOfARelativePath() {
    return Vectors.of("relativePath");
  }

  private static String blobName(JsonNode vector) {
    if (vector.get("taskId").isNull()) {
      return FileConventions.jobOutputPath(text(vector, "kind"), text(vector, "path"));
    }
    return FileConventions.taskOutputPath(
        text(vector, "taskId"), text(vector, "kind"), text(vector, "path"));
  }
}
