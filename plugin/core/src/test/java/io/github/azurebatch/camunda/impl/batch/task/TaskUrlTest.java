package io.github.azurebatch.camunda.impl.batch.task;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static io.github.azurebatch.camunda.impl.storage.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.impl.storage.Vectors;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskUrlTest {

  @ParameterizedTest
  @MethodSource
  void takesTheIdsFromTheUrlOfATask(JsonNode vector) {
    TaskUrl task = TaskUrl.of(URI.create(text(vector, "url")));

    assertThat(text(vector, "segment").equals("jobs") ? task.jobId() : task.taskId())
        .isEqualTo(text(vector, vector.has("recommendedValue") ? "recommendedValue" : "value"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesAUrlThatEndsBeforeTheTask(JsonNode vector) {
    refuses(text(vector, "url"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jobs/myjob/tasks/mytask",
        "mailto:jobs",
        "https://a.test/jobs/myjob",
        "https://a.test/jobs//tasks/mytask",
        "https://a.test/jobs/myjob/tasks/mytask/files"
      })
  void refusesWhatIsNotTheUrlOfATask(String url) {
    refuses(url);
  }

  @Test
  void knowsAJobThatIsCalledTasks() {
    assertThat(TaskUrl.of(URI.create("https://a.test/jobs/tasks/tasks/jobs")))
        .isEqualTo(new TaskUrl("tasks", "jobs"));
  }

  private static void refuses(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaskUrl.of(URI.create(url)))
        .withMessageContainingAll(url, "Azure Batch task");
  }

  static Stream<JsonNode> takesTheIdsFromTheUrlOfATask() {
    return ofJobsAndTasks().filter(vector -> !vector.get("value").isNull());
  }

  static Stream<JsonNode> refusesAUrlThatEndsBeforeTheTask() {
    return ofJobsAndTasks().filter(vector -> vector.get("value").isNull());
  }

  /** A vector asks for a pool, which is in no URL of a task. */
  private static Stream<JsonNode> ofJobsAndTasks() {
    return Vectors.of("urlSegment").filter(vector -> !text(vector, "segment").equals("pools"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jobs/a", "/jobs/a/tasks/b", "/", "a", "/jobs", "/tasks/"})
  void isReadInLinearTime(String repeated) {
    assertLinear(
        "https://a.test",
        repeated,
        "//",
        text ->
            assertThatIllegalArgumentException().isThrownBy(() -> TaskUrl.of(URI.create(text))));
  }
}
