package io.github.azurebatch.camunda.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void readsEveryNameThatFileConventionsMake() {
    String blobName = FileConventions.taskOutputPath("t", "TaskPreview", "a/b.png");

    assertThat(OutputName.of(blobName)).contains(new OutputName("t", "TaskPreview", "a/b.png"));
  }
}
