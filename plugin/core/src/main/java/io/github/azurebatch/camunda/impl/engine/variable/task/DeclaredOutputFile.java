package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An output file of one Azure Batch task, as it was submitted and as it is looked for afterwards.
 *
 * @param account whose storage it goes to
 * @param path the blob name, or with a wildcard the virtual directory (empty for the root)
 * @param required whether it is a fault if no blob arrived although the condition applied
 */
public record DeclaredOutputFile(
    FilePattern pattern,
    String account,
    String container,
    String path,
    UploadCondition condition,
    boolean required) {

  /**
   * An output file that another program may have declared. Such a file is not required.
   *
   * @param account whose storage has the container
   */
  public static DeclaredOutputFile of(
      TaskDefinition.Output output, String account, String container) {
    FilePattern pattern = new FilePattern(output.filePattern());
    String path = Objects.requireNonNullElse(output.path(), "");
    return new DeclaredOutputFile(
        pattern,
        account,
        container,
        path.isEmpty() ? pattern.rootPath() : path,
        output.uploadCondition(),
        false);
  }

  /** Whether the service uploads it for a task that ended so. */
  public boolean appliesTo(TaskResult result) {
    return switch (condition) {
      case TASK_COMPLETION -> true;
      case TASK_SUCCESS -> result == TaskResult.SUCCESS;
      case TASK_FAILURE -> result == TaskResult.FAILURE;
    };
  }

  /** Whether the blob of that name may be one of its. */
  public boolean mayHaveWritten(String blobName) {
    if (!pattern.hasWildcard()) {
      return blobName.equals(path);
    }
    String directory = prefix();
    return blobName.startsWith(directory)
        && pattern.mayMatch(blobName.substring(directory.length()));
  }

  /**
   * The name of the blob that a file of the task's directory, such as {@code stdout.txt}, would be
   * uploaded to; empty if this output file is about others.
   */
  public Optional<String> blobOfTaskFile(String fileName) {
    return pattern.takesTaskFile(fileName)
        ? Optional.of(pattern.hasWildcard() ? prefix() + fileName : path)
        : Optional.empty();
  }

  /** What the names of all its blobs begin with. */
  public String prefix() {
    return pattern.hasWildcard() && !path.isEmpty() ? path + "/" : path;
  }

  /** Of a task with another id: a path that begins with the old one begins with the new one. */
  DeclaredOutputFile under(String oldTaskId, String newTaskId) {
    boolean ownDirectory = path.equals(oldTaskId) || path.startsWith(oldTaskId + "/");
    return at(ownDirectory ? newTaskId + path.substring(oldTaskId.length()) : path);
  }

  /** The same at another path. */
  public DeclaredOutputFile at(String otherPath) {
    return new DeclaredOutputFile(pattern, account, container, otherPath, condition, required);
  }

  /** Its form in the variable {@code batchTask}. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("filePattern", pattern.text());
    map.put("account", account);
    map.put("container", container);
    map.put("path", path);
    map.put("uploadCondition", condition.wireName());
    map.put("required", required);
    return map;
  }

  /** Reads what {@link #toMap()} wrote. */
  public static DeclaredOutputFile from(Fields fields) {
    return new DeclaredOutputFile(
        new FilePattern(fields.text("filePattern")),
        fields.text("account"),
        fields.text("container"),
        Objects.requireNonNullElse(fields.anyText("path"), ""),
        UploadConditions.parse(fields.text("uploadCondition")),
        fields.flag("required"));
  }
}
