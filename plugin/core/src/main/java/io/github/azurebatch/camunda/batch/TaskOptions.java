package io.github.azurebatch.camunda.batch;

import io.github.azurebatch.camunda.secret.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a task runs, beyond its command line.
 *
 * @param fields the option's fields as the REST API has them, such as {@code containerSettings}
 * @param registryPassword of the container registry; null if there is none
 */
public record TaskOptions(Map<String, Object> fields, @Nullable Secret registryPassword) {

  public static final TaskOptions NONE = new TaskOptions(Map.of(), null);
}
