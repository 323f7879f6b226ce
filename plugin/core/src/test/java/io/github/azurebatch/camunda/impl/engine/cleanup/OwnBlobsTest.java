package io.github.azurebatch.camunda.impl.engine.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What reading the inputs refuses has had no effect: no call is made before all are read. */
class OwnBlobsTest {

  private static final String LONG_PATTERN = "*" + "x".repeat(1_000);
  private static final String LONG_PATH = "task-1/" + "p".repeat(1_000);

  @Test
  void takesADirectoryOfTheTaskAlone() {
    assertThat(read("*.txt", "results/task-1").deleteBlobs()).isTrue();
  }

  @Test
  void refusesADirectoryThatOtherTasksMayShare() {
    assertThatThrownBy(() -> read("*.txt", "results/task-10"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("'*.txt'", "'results/task-10'", "other tasks may share");
  }

  @Test
  void refusesWhatAMessageOfTheOutboxHasNoRoomFor() {
    assertThatThrownBy(() -> read(LONG_PATTERN, LONG_PATH))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("too long to delete their blobs", "'files'", "'deleteBlobs'");
  }

  @Test
  void takesWhatIsDeletedByItsNameHoweverLongThatIs() {
    assertThat(read("x".repeat(1_000), LONG_PATH).deleteBlobs()).isTrue();
  }

  private static CleanUp read(String pattern, String path) {
    Map<String, Object> file =
        Map.of(
            "filePattern",
            pattern,
            "account",
            "default",
            "container",
            "results",
            "path",
            path,
            "uploadCondition",
            "taskcompletion",
            "required",
            false);
    Map<String, Object> task =
        Map.of(
            "account", "default",
            "jobId", "job-1",
            "taskId", "task-1",
            "submitted", "2026-01-01T00:00:00Z",
            "onCancel", "terminate",
            "outputFiles", List.of(file));
    return new CleanUpReader(GivenInputs.of(Map.of("task", task, "deleteBlobs", "true"))).read();
  }
}
