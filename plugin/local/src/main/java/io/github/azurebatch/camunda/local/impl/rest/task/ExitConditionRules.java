package io.github.azurebatch.camunda.local.impl.rest.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import java.util.List;

/**
 * What is documented of exit conditions: a job action needs a job that performs it, a dependency
 * action one whose tasks may depend on each other.
 */
final class ExitConditionRules {

  private static final List<String> SINGLE =
      List.of("preProcessingError", "fileUploadError", "default");

  private final boolean acts;
  private final boolean depends;

  private ExitConditionRules(ObjectNode job) {
    this.acts = job.path("onTaskFailure").asText().equalsIgnoreCase("performexitoptionsjobaction");
    this.depends = job.path("usesTaskDependencies").asBoolean();
  }

  static void check(Body conditions, ObjectNode job) {
    ExitConditionRules rules = new ExitConditionRules(job);
    SINGLE.forEach(name -> rules.check(conditions.object(name)));
    conditions.objects("exitCodes").forEach(entry -> rules.check(entry.object("exitOptions")));
    conditions.objects("exitCodeRanges").forEach(entry -> rules.check(entry.object("exitOptions")));
  }

  private void check(Body options) {
    if (options.has("jobAction") && !acts) {
      throw ServiceException.invalidProperty(
          "exitConditions.jobAction",
          options.text("jobAction"),
          "the job's onTaskFailure is noaction");
    }
    if (options.has("dependencyAction") && !depends) {
      throw ServiceException.invalidProperty(
          "exitConditions.dependencyAction",
          options.text("dependencyAction"),
          "the job does not use task dependencies");
    }
  }
}
