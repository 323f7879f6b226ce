package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/** The variable {@code batchTask}: an Azure Batch task that was submitted. */
public final class BatchTask {

  private final View view;

  private BatchTask(View view) {
    this.view = view;
  }

  /**
   * The variable {@code batchTask} that the scope sees.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static BatchTask of(VariableScope scope) {
    return of(scope, AzureBatchVariables.BATCH_TASK);
  }

  /**
   * A variable of another name: what the input {@code resultVariable} says.
   *
   * @throws InvalidInputException if there is no such variable, or it is no JSON object
   */
  public static BatchTask of(VariableScope scope, String variable) {
    return new BatchTask(View.of(scope, variable));
  }

  /**
   * A value of such a variable.
   *
   * @param value what a service of the engine returns, a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static BatchTask from(@Nullable Object value) {
    return new BatchTask(View.of(AzureBatchVariables.BATCH_TASK, value));
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

  public String taskId() {
    return view.text("taskId");
  }

  /** When the service accepted the task. */
  public Instant submitted() {
    return view.instant("submitted");
  }

  /** When the task was created, by the service's clock: tells it from another task of its id. */
  public Optional<Instant> created() {
    return view.optionalInstant("created");
  }

  /** When the first signature for its output files expires; empty where none was signed. */
  public Optional<Instant> sasExpiry() {
    return view.optionalInstant("sasExpiry");
  }

  /** How long one run of the task may take; empty for unlimited. */
  public Optional<Duration> maxWallClockTime() {
    return view.optionalDuration("maxWallClockTime");
  }

  /** What is probably wrong with the task, in sentences; usually none. */
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
