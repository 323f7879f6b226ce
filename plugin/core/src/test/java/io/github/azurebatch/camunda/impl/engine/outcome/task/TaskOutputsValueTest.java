package io.github.azurebatch.camunda.impl.engine.outcome.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskOutputsValueTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-01T00:00:00Z");
  private static final TaskReference TASK = new TaskReference("job", "task");

  @Test
  void countsAllFilesAndListsAThousand() {
    List<ArrivedBlob> blobs =
        IntStream.range(0, 1001).mapToObj(i -> blob("outputs", "task/" + i)).toList();

    Map<String, Object> outputs = outputs(blobs);

    assertThat(outputs).containsEntry("count", 1001).containsEntry("truncated", true);
    assertThat((Map<?, ?>) outputs.get("files")).hasSize(1000);
    assertThat((List<?>) outputs.get("list")).hasSize(1000);
  }

  @Test
  void namesFilesInFullWhereTwoWouldClash() {
    Map<String, Object> outputs =
        outputs(List.of(blob("c1", "task/a"), blob("c2", "task/a"), blob("c1", "task/b")));

    assertThat(fileNames(outputs)).containsExactlyInAnyOrder("c1/task/a", "c2/task/a", "b");
  }

  @Test
  void keepsBothFilesWhereTheyClashInOneContainer() {
    Map<String, Object> outputs = outputs(List.of(blob("c", "task/a"), blob("c", "a")));

    assertThat(fileNames(outputs)).containsExactlyInAnyOrder("c/task/a", "c/a");
  }

  @Test
  void saysOfWhichTaskAndKindAFileIsWhereItIsKnown() {
    List<ArrivedBlob> blobs = List.of(blob("c", "1/$TaskLog/a"), blob("c", "b"));

    assertThat(new OutputFileValue("a", null, blobs.get(0)).toMap())
        .containsEntry("taskId", "1")
        .containsEntry("kind", "TaskLog");
    assertThat(new OutputFileValue("b", "task", blobs.get(1)).toMap())
        .containsEntry("taskId", "task")
        .doesNotContainKey("kind");
    assertThat(new OutputFileValue("b", null, blobs.get(1)).toMap()).doesNotContainKey("taskId");
  }

  private static Map<String, Object> outputs(List<ArrivedBlob> blobs) {
    TaskSnapshot ended =
        new TaskSnapshot(
            TASK, TaskState.COMPLETED, NOW, NOW, NOW, 0, TaskResult.SUCCESS, null, 0, 0, NOW, null);
    SubmittedTask submitted =
        new SubmittedTask(
            "default",
            TASK,
            Instant.EPOCH,
            null,
            null,
            null,
            OnCancel.TERMINATE,
            null,
            List.of(),
            List.of());
    return TaskOutputsValue.of(
        new TaskExpectation(submitted, List.of(), List.of()),
        ended,
        UploadOutcome.UPLOADED,
        Arrivals.of("task", blobs));
  }

  private static List<String> fileNames(Map<String, Object> outputs) {
    Map<?, ?> files = (Map<?, ?>) Objects.requireNonNull(outputs.get("files"));
    return files.keySet().stream().map(String::valueOf).toList();
  }

  private static ArrivedBlob blob(String container, String name) {
    URI url = URI.create("https://a.test/" + container + "/" + name);
    return new ArrivedBlob("default", new StoredBlob(name, container, url, 1, "e", null, NOW));
  }
}
