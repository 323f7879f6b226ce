package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.TaskState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties that a list of tasks can be filtered by. */
final class TaskProperties {

  private TaskProperties() {}

  static Optional<Object> of(LocalTask task, String name) {
    return Optional.ofNullable(value(task, name));
  }

  private static @Nullable Object value(LocalTask task, String name) {
    return switch (name) {
      case "id" -> task.id();
      case "state" -> task.states().current().toString();
      case "stateTransitionTime" -> task.states().since();
      case "creationTime" -> task.creationTime();
      case "lastModified" -> task.revision().lastModified();
      case "displayName" -> task.spec().path("displayName").asText(null);
      case "executionInfo/exitCode" -> exitCode(task);
      case "executionInfo/result" -> result(task);
      case "executionInfo/startTime" -> task.execution().startTime();
      case "executionInfo/endTime" -> task.execution().endTime();
      default -> throw new IllegalArgumentException("tasks can't be filtered by '" + name + "'");
    };
  }

  private static @Nullable Long exitCode(LocalTask task) {
    Integer code = task.execution().exitCode();
    return code == null ? null : Long.valueOf(code);
  }

  private static @Nullable String result(LocalTask task) {
    if (!task.is(TaskState.COMPLETED)) {
      return null;
    }
    return task.execution().isFailed() ? "failure" : "success";
  }
}
