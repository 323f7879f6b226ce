package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.WorkResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a task does instead of running its command line; immutable, each method returns another
 * script.
 *
 * <p>The resource files are fetched before and the output files uploaded after it as for any task.
 */
public final class TaskScript {

  private final String taskIdPattern;
  private final int exitCode;
  private final Duration delay;
  private final Map<String, byte[]> files;
  private final @Nullable FailureInfo failure;
  private final Consumer<TaskAssignment> action;

  private TaskScript(
      String taskIdPattern,
      int exitCode,
      Duration delay,
      Map<String, byte[]> files,
      @Nullable FailureInfo failure,
      Consumer<TaskAssignment> action) {
    this.taskIdPattern = taskIdPattern;
    this.exitCode = exitCode;
    this.delay = delay;
    this.files = files;
    this.failure = failure;
    this.action = action;
  }

  /** A script that does nothing and succeeds, for tasks whose id matches a glob. */
  public static TaskScript forTask(String taskIdPattern) {
    return new TaskScript(taskIdPattern, 0, Duration.ZERO, Map.of(), null, task -> {});
  }

  public TaskScript exitCode(int code) {
    return new TaskScript(taskIdPattern, code, delay, files, failure, action);
  }

  /** How long it takes, by the service's clock. */
  public TaskScript delay(Duration duration) {
    return new TaskScript(taskIdPattern, exitCode, duration, files, failure, action);
  }

  /** Leaves a file behind, in UTF-8. */
  public TaskScript file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Leaves a file behind.
   *
   * @param path relative to the working directory
   */
  public TaskScript file(String path, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put(path, content.clone());
    return new TaskScript(taskIdPattern, exitCode, delay, more, failure, action);
  }

  public TaskScript stdout(String text) {
    return file("../stdout.txt", text);
  }

  public TaskScript stderr(String text) {
    return file("../stderr.txt", text);
  }

  /**
   * Does something when its time has come, after the files are written: a job manager may add tasks
   * with a client of its own. What it throws makes the task fail.
   */
  public TaskScript action(Consumer<TaskAssignment> whatToDo) {
    return new TaskScript(taskIdPattern, exitCode, delay, files, failure, whatToDo);
  }

  /** Fails without an exit code and uploads nothing, as if the command line had never run. */
  public TaskScript failure(FailureInfo failureInfo) {
    return new TaskScript(taskIdPattern, exitCode, delay, files, failureInfo, action);
  }

  public boolean appliesTo(String taskId) {
    return FileSystems.getDefault()
        .getPathMatcher("glob:" + taskIdPattern)
        .matches(Path.of(taskId));
  }

  public Duration delay() {
    return delay;
  }

  public Map<String, byte[]> files() {
    return files;
  }

  public void act(TaskAssignment assignment) {
    action.accept(assignment);
  }

  public WorkResult result() {
    return failure == null ? new WorkResult.Exited(exitCode) : new WorkResult.NotStarted(failure);
  }
}
