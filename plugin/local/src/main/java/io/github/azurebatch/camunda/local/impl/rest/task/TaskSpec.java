package io.github.azurebatch.camunda.local.impl.rest.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.rest.check.Constraints;
import io.github.azurebatch.camunda.local.impl.rest.check.EnvironmentRules;
import io.github.azurebatch.camunda.local.impl.rest.check.SizeRules;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a task that is to be added, and fills in what it does not say.
 *
 * <p>The properties, and which of them are required, are documented. Multi-instance tasks are
 * refused.
 */
public final class TaskSpec {

  private static final int MAX_SLOTS = 256;
  private static final long MAX_RANGE = 100_000;

  /** In the order in which the service answers them. */
  private static final List<String> PLAIN =
      List.of(
          "displayName",
          "commandLine",
          "containerSettings",
          "exitConditions",
          "resourceFiles",
          "outputFiles",
          "environmentSettings",
          "affinityInfo",
          "userIdentity",
          "constraints",
          "requiredSlots",
          "authenticationTokenSettings",
          "dependsOn",
          "applicationPackageReferences");

  private static final Set<String> KNOWN =
      Stream.concat(Stream.of("id"), PLAIN.stream()).collect(Collectors.toSet());

  private static final Set<String> UNSUPPORTED = Set.of("multiInstanceSettings");

  private final Body body;
  private final ObjectNode job;

  TaskSpec(ObjectNode task, ObjectNode job) {
    this(new Body(task), job);
  }

  public TaskSpec(Body task, ObjectNode job) {
    this.body = task;
    this.job = job;
  }

  String id() {
    return body.id();
  }

  public ObjectNode checked() {
    body.allowing(KNOWN, UNSUPPORTED);
    body.id();
    if (body.text("commandLine").isBlank()) {
      throw ServiceException.invalidProperty("commandLine", "", "it must not be empty");
    }
    body.range("requiredSlots", 1, MAX_SLOTS);
    body.objects("resourceFiles").forEach(FileRules::checkResourceFile);
    body.objects("outputFiles").forEach(FileRules::checkOutputFile);
    SizeRules.check(body);
    EnvironmentRules.check(body, "environmentSettings");
    OptionRules.check(body);
    ExitConditionRules.check(body.object("exitConditions"), job);
    checkTokens();
    checkDependencies();
    return filledIn();
  }

  private ObjectNode filledIn() {
    ObjectNode given = body.node();
    given.set(
        "userIdentity",
        given.path("userIdentity").isObject() ? given.get("userIdentity") : defaultUser());
    given.set("constraints", Constraints.ofTask(body.object("constraints"), job));
    given.put("requiredSlots", given.path("requiredSlots").asInt(1));
    ObjectNode spec = Json.object();
    PLAIN.forEach(
        name -> {
          if (given.hasNonNull(name)) {
            spec.set(name, given.get(name));
          }
        });
    return spec;
  }

  private static ObjectNode defaultUser() {
    ObjectNode user = Json.object();
    user.putObject("autoUser").put("scope", "pool").put("elevationLevel", "nonadmin");
    return user;
  }

  /** Documented: {@code job} is the only access there is. */
  private void checkTokens() {
    body.object("authenticationTokenSettings")
        .node()
        .path("access")
        .forEach(
            access -> {
              if (!access.asText().equalsIgnoreCase("job")) {
                throw ServiceException.invalidProperty(
                    "authenticationTokenSettings.access", access.asText(), "job is expected");
              }
            });
  }

  private void checkDependencies() {
    Body dependsOn = body.object("dependsOn");
    JsonNode ids = dependsOn.node().path("taskIds");
    if (!ids.isMissingNode() && !ids.isNull() && !ids.isArray()) {
      throw ServiceException.invalidBody("'dependsOn.taskIds' must be an array");
    }
    dependsOn.objects("taskIdRanges").forEach(TaskSpec::checkRange);
    boolean depends = !ids.isEmpty() || !dependsOn.node().path("taskIdRanges").isEmpty();
    if (depends && !job.path("usesTaskDependencies").asBoolean()) {
      throw new ServiceException(ErrorCode.TASK_DEPENDENCIES_NOT_SPECIFIED_ON_JOB);
    }
  }

  private static void checkRange(Body range) {
    JsonNode start = range.node().path("start");
    JsonNode end = range.node().path("end");
    if (!start.isInt() || !end.isInt()) {
      throw ServiceException.invalidBody("'dependsOn.taskIdRanges' needs 'start' and 'end'");
    }
    if (start.asLong() > end.asLong() || end.asLong() - start.asLong() >= MAX_RANGE) {
      throw ServiceException.invalidProperty(
          "dependsOn.taskIdRanges",
          start + " to " + end,
          "'start' must not be after 'end', and the local service takes " + MAX_RANGE + " ids");
    }
  }
}
