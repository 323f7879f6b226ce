package io.github.azurebatch.camunda.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The local variable {@code azureBatchWait} of an activity that waits: what it waits for. It is for
 * reading only; the plugin refuses one that something else has written.
 */
public final class BatchWait {

  /** The name of the variable. */
  public static final String VARIABLE = "azureBatchWait";

  private static final String TASK = "task";
  private static final String TASKS = "tasks";

  private final View wait;

  /** The task, the list, or the wait itself, which has the fields of a job. */
  private final View target;

  private BatchWait(View wait) {
    this.wait = wait;
    this.target = wait.nested(TASK).or(() -> wait.nested(TASKS)).orElse(wait);
  }

  /**
   * A value of such a variable.
   *
   * @param value what a service of the engine returns, a map, a JSON text or a JSON node of Spin
   * @throws InvalidInputException if the value is null, or no JSON object
   */
  public static BatchWait from(@Nullable Object value) {
    return new BatchWait(View.of(VARIABLE, value));
  }

  /** What is awaited: a task, the tasks of a list, or all tasks of a Batch job. */
  public Target target() {
    return wait.has(TASK) ? Target.TASK : wait.has(TASKS) ? Target.LIST : Target.JOB;
  }

  /** The name of the configured account. */
  public String account() {
    return target.text("account");
  }

  public String jobId() {
    return target.text("jobId");
  }

  /** The id of the awaited task; of a list, what the ids of its tasks begin with. */
  public Optional<String> taskId() {
    return switch (target()) {
      case TASK -> target.optionalText("taskId");
      case LIST -> target.optionalText("taskIdPrefix");
      case JOB -> Optional.empty();
    };
  }

  /** How many tasks are awaited; empty for a job, whose tasks the service knows. */
  public OptionalInt tasks() {
    return switch (target()) {
      case TASK -> OptionalInt.of(1);
      case LIST -> target.integer("count");
      case JOB -> OptionalInt.empty();
    };
  }

  /** Which attempt of the task is awaited, from 1; empty for a list and a job. */
  public OptionalInt attempt() {
    return wait.nested("attempt")
        .map(attempt -> attempt.integer("number"))
        .orElseGet(OptionalInt::empty);
  }

  /** When the activity began to wait, by the engine's clock; a run that begins anew counts. */
  public Instant entered() {
    return wait.instant("entered");
  }

  /** When the wait ends with a timeout, by the engine's clock; empty where it has none. */
  public Optional<Instant> deadline() {
    Optional<Duration> timeout = wait.optionalDuration("timeout");
    return timeout.map(entered()::plus);
  }

  /** When the first signature for the output files expires; empty where none was signed. */
  public Optional<Instant> sasExpiry() {
    return target.optionalInstant("sasExpiry");
  }

  /** The variable that takes the outputs. */
  public String resultVariable() {
    return wait.text("resultVariable");
  }

  @Override
  public String toString() {
    return wait.toString();
  }

  /** What can be awaited. */
  public enum Target {
    TASK,
    LIST,
    JOB
  }
}
