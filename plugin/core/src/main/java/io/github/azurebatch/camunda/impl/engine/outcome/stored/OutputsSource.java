package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
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
   * The tasks of a list, or the field {@code reference} of their outputs. A reference of an earlier
   * version without the fields of the tasks becomes {@link OfReference}.
   *
   * @throws InvalidInputException if no activity has handed them out
   */
  static OutputsSource ofList(Marks marks, Fields fields) {
    if (fields.has("submitted")) {
      return new OfTasks(new GivenTasks(marks).tasks(fields));
    }
    OfReference reference = OfReference.from(fields);
    marks.require(MarkedKind.BATCH_TASKS, fields.asMap(), reference.names());
    return reference;
  }

  /** The subject of a sentence in messages. */
  String description();

  /** The fields that name the source in the variable. */
  Map<String, Object> toMap();

  /**
   * All blobs of a container.
   *
   * @param jobId the job after which the File Conventions name the container; null if the model
   *     names the container itself
   * @param taskId only blobs below this task's id; null for all tasks
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

  /** The output files that a task declared, in any container; older blobs do not count. */
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

  /** The output files that a list of tasks declared, in any container; older blobs do not count. */
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
   * The blobs below the ids of the tasks of a list.
   *
   * @param taskIdPrefix the start of the ids, without the hyphen before the index
   */
  record OfReference(String account, String jobId, String taskIdPrefix, List<String> containers)
      implements OutputsSource {

    /** Reads the field {@code reference} of the outputs of a list. */
    static OfReference from(Fields fields) {
      return new OfReference(
          fields.text("account"),
          fields.text("jobId"),
          fields.text("taskIdPrefix"),
          fields.texts("containers"));
    }

    private Names names() {
      return Names.ofJob(account, jobId)
          .with(
              containers.stream()
                  .map(container -> new Names.Container(account, container))
                  .toList());
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
