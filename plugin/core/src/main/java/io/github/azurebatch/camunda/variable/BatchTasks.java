package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code batchTasks}: the Azure Batch tasks that were submitted for a list of items.
 */
public final class BatchTasks {

  private final View view;

  private BatchTasks(View view) {
    this.view = view;
  }

  /**
   * The variable {@code batchTasks} that the scope sees.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static BatchTasks of(VariableScope scope) {
    return of(scope, AzureBatchVariables.BATCH_TASKS);
  }

  /**
   * A variable of another name: what the input {@code resultVariable} says.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static BatchTasks of(VariableScope scope, String variable) {
    return new BatchTasks(View.of(scope, variable));
  }

  /**
   * A value of such a variable.
   *
   * @param value what a service of the engine returns, a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static BatchTasks from(@Nullable Object value) {
    return new BatchTasks(View.of(AzureBatchVariables.BATCH_TASKS, value));
  }

  /** The version of the variable's format. */
  public int version() {
    return view.version();
  }

  /** The name of the configured account. */
  public String account() {
    return view.text("account");
  }

  public String jobId() {
    return view.text("jobId");
  }

  /** What the ids of all tasks begin with. */
  public String taskIdPrefix() {
    return view.text("taskIdPrefix");
  }

  /** How many tasks the list has; may be 0. */
  public int count() {
    return view.count("count");
  }

  /**
   * The id of a task: the prefix, a hyphen, and the index with zeros in front to the width of the
   * count.
   *
   * @param index the place of its item in the list, from 1
   * @throws IndexOutOfBoundsException if the list has no such task
   */
  public String taskId(int index) {
    Objects.checkIndex(index - 1, count());
    return SubmittedTasks.taskId(taskIdPrefix(), index, count());
  }

  /** When the service accepted the first of them. */
  public Instant submitted() {
    return view.instant("submitted");
  }

  /** When the service accepted the last of them. */
  public Optional<Instant> lastSubmitted() {
    return view.optionalInstant("lastSubmitted");
  }

  /** When the first signature for their output files expires; empty where none was signed. */
  public Optional<Instant> sasExpiry() {
    return view.optionalInstant("sasExpiry");
  }

  /** How long one run of a task may take; empty for unlimited. */
  public Optional<Duration> maxWallClockTime() {
    return view.optionalDuration("maxWallClockTime");
  }

  /** What is probably wrong with the tasks, in sentences; usually none. */
  public List<String> warnings() {
    return view.texts("warnings");
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
