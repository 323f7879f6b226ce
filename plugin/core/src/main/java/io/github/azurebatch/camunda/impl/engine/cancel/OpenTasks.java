package io.github.azurebatch.camunda.impl.engine.cancel;

import static java.util.stream.Collectors.toSet;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
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

/**
 * The tasks and lists of tasks that were submitted in a scope and may still run: the scope has
 * their variable, and no variable with their outputs.
 */
final class OpenTasks {

  private static final Log LOG = Log.of(OpenTasks.class);

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

  /** The variable of a job contains that of its job manager task. */
  private static Stream<Fields> results(CoreVariableInstance variable) {
    return json(variable).stream()
        .flatMap(
            result ->
                result.value(SubmittedTask.JOB_MANAGER) instanceof Map<?, ?> jobManager
                    ? Stream.of(result, Fields.of(jobManager))
                    : Stream.of(result))
        .filter(OpenTasks::hasName);
  }

  /** Fails on no variable, because it must always be possible to delete an instance. */
  private static boolean hasName(Fields fields) {
    try {
      return !name(fields).isEmpty() && (!fields.has("scope") || !fields.text("scope").isEmpty());
    } catch (InvalidInputException e) {
      return false;
    }
  }

  /** Parses only what may be a variable of the plugin, since others may be large. */
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

  /** The ids that identify a task or a list of tasks. */
  private static String name(Fields fields) {
    String task = fields.optionalText(SubmittedTasks.isIn(fields) ? "taskIdPrefix" : "taskId");
    return fields.optionalText("jobId") + "/" + task;
  }

  /** A copy that was passed into this scope belongs to the scope of the original. */
  private static boolean isOwn(Fields fields, ExecutionEntity scope) {
    return scope.getId().equals(fields.optionalText("scope"));
  }

  private static void terminate(Fields fields, ExecutionEntity scope, Terminations terminations) {
    GivenTasks given = new GivenTasks(Marks.of(scope));
    try {
      if (SubmittedTasks.isIn(fields)) {
        terminations.add(scope, given.tasks(fields));
      } else {
        terminations.add(scope, given.task(fields));
      }
    } catch (InvalidInputException e) {
      LOG.write(
          LogLine.CANCELLED_TASKS_NOT_BELIEVED,
          "Process instance '{}' was cancelled, at least in part, and Azure Batch tasks that a variable of it names run on: {}",
          scope.getProcessInstanceId(),
          e.getMessage());
    }
  }
}
