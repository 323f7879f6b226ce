package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code outputs}: what arrived from a task, a list of tasks or a whole job, or what
 * was read back from storage.
 *
 * <p>Values of a single task, such as the exit code, are empty for a list and a job, whose {@link
 * #tasks} are counted instead. What is read back has neither.
 */
public final class Outputs {

  private final View view;

  private Outputs(View view) {
    this.view = view;
  }

  /**
   * The variable {@code outputs} that the scope sees.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static Outputs of(VariableScope scope) {
    return of(scope, AzureBatchVariables.OUTPUTS);
  }

  /**
   * A variable of another name: what the input {@code resultVariable} says.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static Outputs of(VariableScope scope, String variable) {
    return new Outputs(View.of(scope, variable));
  }

  /**
   * A value of such a variable.
   *
   * @param value what a service of the engine returns, a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static Outputs from(@Nullable Object value) {
    return new Outputs(View.of(AzureBatchVariables.OUTPUTS, value));
  }

  /** The version of the variable's format. */
  public int version() {
    return view.version();
  }

  /** The name of the configured account. */
  public String account() {
    return view.text("account");
  }

  /** Empty where a container was read back without a job. */
  public Optional<String> jobId() {
    return view.optionalText("jobId");
  }

  /** The single task; empty for a list, a job, and what was read back of all tasks. */
  public Optional<String> taskId() {
    return view.optionalText("taskId");
  }

  /** The exit code of the single task; empty if its command line never ran. */
  public OptionalInt exitCode() {
    return view.integer("exitCode");
  }

  /** {@code success} or {@code failure} of the single task. */
  public Optional<String> result() {
    return view.optionalText("result");
  }

  /** How often the single task was submitted, from 1. */
  public OptionalInt attempt() {
    return view.integer("attempt");
  }

  /** How often the service ran the single task again after a failure. */
  public OptionalInt retryCount() {
    return view.integer("retryCount");
  }

  /** How often the service queued the single task again, such as after the loss of its node. */
  public OptionalInt requeueCount() {
    return view.integer("requeueCount");
  }

  /** When the last run of the single task began. */
  public Optional<Instant> startTime() {
    return view.optionalInstant("startTime");
  }

  /** When the last run of the single task ended. */
  public Optional<Instant> endTime() {
    return view.optionalInstant("endTime");
  }

  /** The pool that the single task ran in last; empty if it ran nowhere. */
  public Optional<String> poolId() {
    return view.optionalText("poolId");
  }

  /** The compute node that the single task ran on last; empty if it ran nowhere. */
  public Optional<String> nodeId() {
    return view.optionalText("nodeId");
  }

  /**
   * The upload of the single task: {@code uploaded}, {@code nothingMatched}, {@code failed}, {@code
   * notAttempted} or {@code unknown}.
   */
  public Optional<String> upload() {
    return view.asMap().get("upload") instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** How the tasks of a list or a job ended; empty for anything else. */
  public Optional<TaskCounts> tasks() {
    return view.has("tasks") ? Optional.of(TaskCounts.of(view)) : Optional.empty();
  }

  /** Of a list or a job the first 100 tasks at fault, in order; else none. */
  public List<TaskFailure> failures() {
    return view.list("failures").stream().map(TaskFailure::of).toList();
  }

  /** How many files arrived, listed or not. */
  public int count() {
    return view.count("count");
  }

  /** Whether files arrived that {@link #list} and {@link #files} do not have. */
  public boolean isTruncated() {
    return view.flag("truncated");
  }

  /** The listed files in order. */
  public List<OutputBlob> list() {
    return view.list("list").stream().map(OutputBlob::new).toList();
  }

  /** The listed files by their keys: the blob's name without {@code <taskId>/}. */
  public Map<String, OutputBlob> files() {
    Map<String, OutputBlob> files = new LinkedHashMap<>();
    list().forEach(file -> files.put(file.path(), file));
    return Collections.unmodifiableMap(files);
  }

  /**
   * A file by its key, such as {@code out.txt}.
   *
   * @throws InvalidInputException if no such file is listed; the message has the keys that are
   */
  public OutputBlob file(String key) {
    OutputBlob file = files().get(key);
    if (file == null) {
      throw new InvalidInputException(
          "'%s' has no file '%s'; it lists %s%s"
              .formatted(
                  view.name(),
                  key,
                  files().keySet(),
                  isTruncated() ? " of %d files".formatted(count()) : ""));
    }
    return file;
  }

  /** What the input {@code inline} asked for, by keys: texts, or the data of JSON. */
  public Map<String, Object> content() {
    return view.map("content");
  }

  /**
   * The content of one output that the input {@code inline} asked for.
   *
   * @return a text, or the data of JSON: a map, a list, a text, a number or a boolean; null where
   *     the JSON is {@code null}
   * @throws InvalidInputException if it has not been read; the message has the keys that have
   */
  public @Nullable Object content(String key) {
    Map<String, Object> content = content();
    if (!content.containsKey(key)) {
      throw new InvalidInputException(
          "'%s' has no content of '%s'; it has that of %s. Name the file in the input 'inline'"
              .formatted(view.name(), key, content.keySet()));
    }
    return content.get(key);
  }

  /** All fields; it cannot be changed. */
  public Map<String, Object> asMap() {
    return view.asMap();
  }

  @Override
  public String toString() {
    return view.toString();
  }
}
