package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where outputs are read back from. */
public sealed interface OutputsSource {

  /** The name of the configured account. */
  String account();

  /** What a message calls it, as the subject of a sentence. */
  String description();

  /** The fields that name it in the result. */
  Map<String, Object> toMap();

  /**
   * A container, whoever wrote it.
   *
   * @param jobId the job whose container the File Conventions name so; null if the container was
   *     named itself
   * @param taskId only what lies below this task's id; null for all tasks
   */
  record InContainer(
      String account, String container, @Nullable String jobId, @Nullable String taskId)
      implements OutputsSource {

    @Override
    public String description() {
      return "Container '%s' (account '%s')".formatted(container, account);
    }

    @Override
    public Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("container", container);
      map.put("jobId", jobId);
      map.put("taskId", taskId);
      return map;
    }

    String prefix() {
      return taskId == null ? "" : taskId + "/";
    }
  }

  /** What a task has declared, wherever it went; what is older than the task does not count. */
  record OfTask(SubmittedTask task) implements OutputsSource {

    @Override
    public String account() {
      return task.account();
    }

    @Override
    public String description() {
      return "Azure Batch task '%s' (job '%s', account '%s')"
          .formatted(task.reference().taskId(), task.reference().jobId(), task.account());
    }

    @Override
    public Map<String, Object> toMap() {
      return Map.of("jobId", task.reference().jobId(), "taskId", task.reference().taskId());
    }
  }
}
