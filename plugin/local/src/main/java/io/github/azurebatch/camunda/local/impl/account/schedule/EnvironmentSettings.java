package io.github.azurebatch.camunda.local.impl.account.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Adds to the environment settings of a task: the common settings of its job, unless the task has
 * one of that name, and the authentication token if it asks for one.
 */
final class EnvironmentSettings {

  private static final String TOKEN = "AZ_BATCH_AUTHENTICATION_TOKEN";

  private final UnaryOperator<String> tokens;

  /**
   * @param tokens makes the token for a job
   */
  EnvironmentSettings(UnaryOperator<String> tokens) {
    this.tokens = tokens;
  }

  /** The task as its node gets it. */
  ObjectNode completed(LocalJob job, LocalTask task) {
    ObjectNode spec = task.spec().deepCopy();
    addCommon(job.spec().path("commonEnvironmentSettings"), spec);
    if (!spec.path("authenticationTokenSettings").path("access").isEmpty()) {
      spec.withArray("/environmentSettings")
          .addObject()
          .put("name", TOKEN)
          .put("value", tokens.apply(job.id()));
    }
    return spec;
  }

  private static void addCommon(JsonNode common, ObjectNode spec) {
    if (common.isEmpty()) {
      return;
    }
    ArrayNode settings = spec.withArray("/environmentSettings");
    Set<String> own = new HashSet<>(settings.findValuesAsText("name"));
    common.forEach(
        setting -> {
          if (!own.contains(setting.path("name").asText())) {
            settings.add(setting);
          }
        });
  }
}
