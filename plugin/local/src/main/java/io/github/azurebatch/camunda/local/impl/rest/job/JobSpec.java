package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.rest.check.Constraints;
import io.github.azurebatch.camunda.local.impl.rest.check.EnvironmentRules;
import io.github.azurebatch.camunda.local.impl.rest.check.SizeRules;
import io.github.azurebatch.camunda.local.impl.rest.pool.PoolRules;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.Locale;
import java.util.Set;

/**
 * Checks a job that is to be added or changed, and fills in what it does not say.
 *
 * <p>The defaults are as recorded. Job preparation and release tasks and networks are refused.
 */
final class JobSpec {

  private static final int MAX_PRIORITY = 1000;

  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "displayName",
          "priority",
          "maxParallelTasks",
          "allowTaskPreemption",
          "usesTaskDependencies",
          "constraints",
          "jobManagerTask",
          "poolInfo",
          "onAllTasksComplete",
          "onTaskFailure",
          "metadata",
          "commonEnvironmentSettings");

  private static final Set<String> UNSUPPORTED =
      Set.of("jobPreparationTask", "jobReleaseTask", "networkConfiguration");

  private final Body body;

  JobSpec(ObjectNode job) {
    this.body = new Body(job);
  }

  String id() {
    return body.id();
  }

  ObjectNode checked() {
    body.allowing(KNOWN, UNSUPPORTED);
    SizeRules.checkDisplayName(body);
    body.range("priority", -MAX_PRIORITY, MAX_PRIORITY);
    body.range("maxParallelTasks", -1, Integer.MAX_VALUE);
    EnvironmentRules.check(body, "commonEnvironmentSettings");
    if (!body.has("poolInfo")) {
      throw ServiceException.missingProperty("poolInfo");
    }
    PoolRules.checkInformation(body.object("poolInfo"));
    return filledIn();
  }

  private ObjectNode filledIn() {
    ObjectNode given = body.node();
    ObjectNode spec = Json.object();
    copy(given, spec, "displayName");
    spec.put("priority", given.path("priority").asInt(0))
        .put("maxParallelTasks", given.path("maxParallelTasks").asInt(-1))
        .put("usesTaskDependencies", given.path("usesTaskDependencies").asBoolean(false))
        .put("allowTaskPreemption", given.path("allowTaskPreemption").asBoolean(false));
    spec.set("constraints", Constraints.ofJob(body.object("constraints")));
    if (body.has("jobManagerTask")) {
      spec.set("jobManagerTask", new JobManagerSpec(body.object("jobManagerTask"), spec).checked());
    }
    copy(given, spec, "poolInfo");
    spec.put("onAllTasksComplete", choice("onAllTasksComplete", "noaction", "terminatejob"));
    spec.put("onTaskFailure", choice("onTaskFailure", "noaction", "performexitoptionsjobaction"));
    copy(given, spec, "metadata");
    copy(given, spec, "commonEnvironmentSettings");
    return spec;
  }

  private String choice(String name, String first, String second) {
    String value = body.optionalText(name).orElse(first).toLowerCase(Locale.ROOT);
    if (value.equals(first) || value.equals(second)) {
      return value;
    }
    throw ServiceException.invalidProperty(name, value, first + " or " + second + " is expected");
  }

  private static void copy(ObjectNode from, ObjectNode to, String name) {
    if (from.hasNonNull(name)) {
      to.set(name, from.get(name));
    }
  }
}
