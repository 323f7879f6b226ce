package io.github.azurebatch.camunda.impl.engine.cancel;

import static java.util.stream.Collectors.toSet;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.core.variable.CoreVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The tasks and lists of tasks that were submitted in a scope, and have left no outputs there. */
final class OpenTasks {

  private OpenTasks() {}

  static void terminateIn(ExecutionEntity scope, Terminations terminations) {
    List<Fields> results =
        scope.getVariableInstancesLocal().stream().flatMap(OpenTasks::results).toList();
    Set<String> ended =
        results.stream().filter(OpenTasks::isOutputs).map(OpenTasks::name).collect(toSet());
    results.stream()
        .filter(result -> isOwn(result, scope) && !ended.contains(name(result)))
        .forEach(result -> terminate(result, scope, terminations));
  }

  /** A job's result has that of its job manager in it. */
  private static Stream<Fields> results(CoreVariableInstance variable) {
    return json(variable).stream()
        .flatMap(
            result ->
                result.value(SubmittedTask.JOB_MANAGER) instanceof Map<?, ?> jobManager
                    ? Stream.of(result, Fields.of(jobManager))
                    : Stream.of(result))
        .filter(OpenTasks::hasAName);
  }

  /** Whatever another variable holds: it must always be possible to delete an instance. */
  private static boolean hasAName(Fields fields) {
    try {
      return !name(fields).isEmpty() && (!fields.has("scope") || !fields.text("scope").isEmpty());
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Only what may be one of our results is read: other variables may be large. */
  private static Optional<Fields> json(CoreVariableInstance variable) {
    TypedValue value = variable.getTypedValue(false);
    if (value instanceof ObjectValue object
        && LinkedHashMap.class.getName().equals(object.getObjectTypeName())
        && object.getValueSerialized() != null
        && object.getValueSerialized().startsWith("{")
        && Json.parse(object.getValueSerialized()) instanceof ParsedJson.Whole whole) {
      return Optional.of(Fields.of(whole.data()));
    }
    return Optional.empty();
  }

  private static boolean isOutputs(Fields fields) {
    return fields.has("upload") && fields.has("jobId");
  }

  /** What tells a task, or a list of tasks, from others. */
  private static String name(Fields fields) {
    String task = fields.optionalText(SubmittedTasks.isIn(fields) ? "taskIdPrefix" : "taskId");
    return fields.optionalText("jobId") + "/" + task;
  }

  /** A copy that was passed into this scope is not its own, and goes with the original. */
  private static boolean isOwn(Fields fields, ExecutionEntity scope) {
    return scope.getId().equals(fields.optionalText("scope"));
  }

  private static void terminate(Fields fields, ExecutionEntity scope, Terminations terminations) {
    try {
      if (SubmittedTasks.isIn(fields)) {
        terminations.add(scope, SubmittedTasks.from(fields));
      } else {
        terminations.add(scope, SubmittedTask.from(fields));
      }
    } catch (InvalidInputException e) {
      // not one of ours, whatever it looks like
    }
  }
}
