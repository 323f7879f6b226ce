package io.github.azurebatch.camunda.engine.cancel;

import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.core.variable.CoreVariableInstance;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The tasks that were submitted in a scope and have left no outputs there yet. */
final class OpenTasks {

  private OpenTasks() {}

  static List<SubmittedTask> in(ExecutionEntity scope) {
    List<Fields> results =
        scope.getVariableInstancesLocal().stream().flatMap(v -> json(v).stream()).toList();
    Set<TaskReference> ended =
        results.stream()
            .filter(OpenTasks::isOutputs)
            .map(outputs -> new TaskReference(outputs.text("jobId"), outputs.text("taskId")))
            .collect(Collectors.toSet());
    return results.stream()
        .flatMap(result -> submitted(result, scope).stream())
        .filter(task -> !ended.contains(task.reference()))
        .toList();
  }

  /** Only what may be one of our results is read: other variables may be large. */
  private static Optional<Fields> json(CoreVariableInstance variable) {
    TypedValue value = variable.getTypedValue(false);
    if (value instanceof ObjectValue object
        && LinkedHashMap.class.getName().equals(object.getObjectTypeName())
        && object.getValueSerialized() != null
        && object.getValueSerialized().startsWith("{")) {
      return Optional.of(Fields.of(Json.read(object.getValueSerialized())));
    }
    return Optional.empty();
  }

  private static boolean isOutputs(Fields fields) {
    return fields.has("upload") && fields.has("jobId") && fields.has("taskId");
  }

  /** A copy that was passed into this scope is not its own, and goes with the original. */
  private static Optional<SubmittedTask> submitted(Fields fields, ExecutionEntity scope) {
    try {
      return scope.getId().equals(fields.optionalText("scope"))
          ? Optional.of(SubmittedTask.from(fields))
          : Optional.empty();
    } catch (InvalidInputException e) {
      // not one of ours, whatever it looks like
      return Optional.empty();
    }
  }
}
