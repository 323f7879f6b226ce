package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.Script;
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
 * What an Azure Batch task does instead of running its command line. Immutable: each method returns
 * another script.
 *
 * <p>The task's resource files are fetched before the script, and its output files are uploaded
 * after it, as for any task.
 *
 * <pre>{@code
 * service.scripts().add(TaskScript.forTask("render-*").file("frame.png", bytes).exitCode(3));
 * }</pre>
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

  /**
   * A script that does nothing and succeeds.
   *
   * @param taskIdPattern a glob of {@link java.nio.file.FileSystem#getPathMatcher}, such as {@code
   *     render-*}; the script is for the tasks whose id matches it
   */
  public static TaskScript forTask(String taskIdPattern) {
    return new TaskScript(taskIdPattern, 0, Duration.ZERO, Map.of(), null, task -> {});
  }

  /** The exit code of the task; 0 by default. */
  public TaskScript exitCode(int code) {
    return new TaskScript(taskIdPattern, code, delay, files, failure, action);
  }

  /** How long the task runs by the service's clock; no time by default. */
  public TaskScript delay(Duration duration) {
    return new TaskScript(taskIdPattern, exitCode, duration, files, failure, action);
  }

  /**
   * Writes a text file in UTF-8.
   *
   * @param path relative to the working directory
   */
  public TaskScript file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file.
   *
   * @param path relative to the working directory
   */
  public TaskScript file(String path, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put(path, content.clone());
    return new TaskScript(taskIdPattern, exitCode, delay, more, failure, action);
  }

  /** Writes {@code stdout.txt}. */
  public TaskScript stdout(String text) {
    return file("../stdout.txt", text);
  }

  /** Writes {@code stderr.txt}. */
  public TaskScript stderr(String text) {
    return file("../stderr.txt", text);
  }

  /**
   * Runs code at the end of the delay, after the files are written; a job manager may add tasks
   * with a client of its own. An exception makes the task fail.
   */
  public TaskScript action(Consumer<TaskAssignment> whatToDo) {
    return new TaskScript(taskIdPattern, exitCode, delay, files, failure, whatToDo);
  }

  /** Lets the task fail before its command line runs: without exit code and uploads. */
  public TaskScript failure(FailureInfo failureInfo) {
    return new TaskScript(taskIdPattern, exitCode, delay, files, failureInfo, action);
  }

  boolean appliesTo(String taskId) {
    return FileSystems.getDefault()
        .getPathMatcher("glob:" + taskIdPattern)
        .matches(Path.of(taskId));
  }

  Script script() {
    return new Script(delay, files, action, result());
  }

  private WorkResult result() {
    return failure == null ? new WorkResult.Exited(exitCode) : new WorkResult.NotStarted(failure);
  }
}
