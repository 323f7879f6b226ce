package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azurebatch.camunda.local.FailureInfo;

/**
 * What a completed task's {@code exitConditions} say about the way it ended.
 *
 * <p>Documented: {@code preProcessingError} is for a task that fails to start; an entry for the
 * exit code wins over {@code fileUploadError}; {@code default} is for a failure that no other entry
 * covers; unless said otherwise, a dependency is satisfied by exit code 0 and blocked by all other
 * exit conditions, and the action on the job is none for exit code 0 and terminate for all others.
 */
public final class ExitRules {

  private static final String TASK_ENDED = "TaskEnded";

  private final LocalTask task;
  private final JsonNode conditions;

  private ExitRules(LocalTask task) {
    this.task = task;
    this.conditions = task.spec().path("exitConditions");
  }

  public static ExitRules of(LocalTask task) {
    return new ExitRules(task);
  }

  boolean satisfies() {
    String action = options().path("dependencyAction").asText("");
    return action.isEmpty() ? !task.execution().isFailed() : action.equalsIgnoreCase("satisfy");
  }

  /** {@code none}, {@code disable} or {@code terminate}. */
  public String jobAction() {
    return options().path("jobAction").asText(task.execution().isFailed() ? "terminate" : "none");
  }

  private JsonNode options() {
    JsonNode byCode = byExitCode();
    if (!byCode.isMissingNode()) {
      return byCode;
    }
    FailureInfo failure = task.execution().failureInfo();
    if (failure == null) {
      return MissingNode.getInstance();
    }
    JsonNode byFailure = conditions.path(kind(failure));
    return byFailure.isMissingNode() ? conditions.path("default") : byFailure;
  }

  private String kind(FailureInfo failure) {
    if (failure.code().startsWith("FileUpload")) {
      return "fileUploadError";
    }
    boolean neverRan = task.execution().exitCode() == null && !failure.code().equals(TASK_ENDED);
    return neverRan ? "preProcessingError" : "default";
  }

  private JsonNode byExitCode() {
    Integer code = task.execution().exitCode();
    if (code == null) {
      return MissingNode.getInstance();
    }
    for (JsonNode mapping : conditions.path("exitCodes")) {
      if (mapping.path("code").asInt() == code) {
        return mapping.path("exitOptions");
      }
    }
    for (JsonNode mapping : conditions.path("exitCodeRanges")) {
      if (mapping.path("start").asInt() <= code && code <= mapping.path("end").asInt()) {
        return mapping.path("exitOptions");
      }
    }
    return MissingNode.getInstance();
  }
}
