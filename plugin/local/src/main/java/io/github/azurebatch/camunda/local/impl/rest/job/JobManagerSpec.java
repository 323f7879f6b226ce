package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.JobManagerTask;
import io.github.azurebatch.camunda.local.impl.account.state.TaskRole;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.rest.task.TaskSpec;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the job manager task of a job and fills in what it does not say; properties and defaults
 * are documented.
 */
final class JobManagerSpec {

  private static final String KILL_JOB = "killJobOnCompletion";
  private static final String RUN_EXCLUSIVE = "runExclusive";

  /** What it has beside the properties of a task. */
  private static final List<String> OWN = List.of(KILL_JOB, RUN_EXCLUSIVE, "allowLowPriorityNode");

  private static final Set<String> NOT_ALLOWED =
      Set.of("exitConditions", "dependsOn", "affinityInfo");

  private final Body body;
  private final ObjectNode job;

  JobManagerSpec(Body body, ObjectNode job) {
    this.body = body;
    this.job = job;
  }

  ObjectNode checked() {
    body.refusing(NOT_ALLOWED);
    OWN.forEach(body::optionalFlag);
    ObjectNode given = body.node();
    ObjectNode spec = Json.object().put("id", body.id());
    spec.setAll(new TaskSpec(body.without(OWN), job).checked());
    OWN.forEach(name -> spec.put(name, given.path(name).asBoolean(true)));
    return spec;
  }

  /** The job manager task of a job that was checked, if it has one. */
  static Optional<JobManagerTask> read(ObjectNode job) {
    return Optional.of(job.path("jobManagerTask"))
        .filter(JsonNode::isObject)
        .map(manager -> toJobManager((ObjectNode) manager));
  }

  private static JobManagerTask toJobManager(ObjectNode manager) {
    ObjectNode task = manager.deepCopy();
    task.remove(OWN);
    task.remove("id");
    return new JobManagerTask(
        manager.path("id").asText(),
        task,
        TaskRole.jobManager(
            manager.path(RUN_EXCLUSIVE).asBoolean(), manager.path(KILL_JOB).asBoolean()));
  }
}
