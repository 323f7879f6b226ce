package io.github.azurebatch.camunda.impl.batch.task;

import io.github.azurebatch.camunda.config.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Further fields of a task, in the form of the REST API.
 *
 * @param fields such as {@code containerSettings}, {@code userIdentity}, {@code dependsOn}, {@code
 *     exitConditions}, {@code applicationPackageReferences} and {@code requiredSlots}
 * @param registryPassword the password of the container registry; null for none
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task">REST API, Task -
 *     Add Task</a>
 */
public record TaskOptions(Map<String, Object> fields, @Nullable Secret registryPassword) {

  public static final TaskOptions NONE = new TaskOptions(Map.of(), null);

  public TaskOptions {
    fields = Map.copyOf(fields);
  }
}
