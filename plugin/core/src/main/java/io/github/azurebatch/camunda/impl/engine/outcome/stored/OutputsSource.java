package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where outputs are read back from. */
public sealed interface OutputsSource {

  /** The name of the configured account. */
  String account();

  /**
   * The tasks of a list, or the field {@code reference} of their outputs; one that was written
   * before it had the tasks' own fields knows only where to look.
   */
  static OutputsSource ofList(Fields fields) {
    return fields.has("submitted")
        ? new OfTasks(SubmittedTasks.from(fields))
        : OfReference.from(fields);
  }

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

  /** What the tasks of a list have declared, wherever it went; nothing that is older than they. */
  record OfTasks(SubmittedTasks tasks) implements OutputsSource {

    @Override
    public String account() {
      return tasks.account();
    }

    @Override
    public String description() {
      return "The list of Azure Batch tasks '%s-*' (job '%s', account '%s')"
          .formatted(tasks.taskIdPrefix(), tasks.jobId(), tasks.account());
    }

    @Override
    public Map<String, Object> toMap() {
      return Map.of("jobId", tasks.jobId(), "taskIdPrefix", tasks.taskIdPrefix());
    }
  }

  /**
   * What lies below the ids of the tasks of a list.
   *
   * @param taskIdPrefix what the ids begin with, without the hyphen before the index
   */
  record OfReference(String account, String jobId, String taskIdPrefix, List<String> containers)
      implements OutputsSource {

    /** Reads the field {@code reference} of the outputs of a list. */
    public static OfReference from(Fields fields) {
      return new OfReference(
          fields.text("account"),
          fields.text("jobId"),
          fields.text("taskIdPrefix"),
          fields.texts("containers"));
    }

    @Override
    public String description() {
      return "The list of Azure Batch tasks '%s-*' (job '%s', account '%s')"
          .formatted(taskIdPrefix, jobId, account);
    }

    @Override
    public Map<String, Object> toMap() {
      return Map.of("jobId", jobId, "taskIdPrefix", taskIdPrefix);
    }

    /** The id of the task whose blob it is. */
    String taskId(ArrivedBlob arrived) {
      return arrived.blob().name().replaceFirst("/.*", "");
    }
  }
}
