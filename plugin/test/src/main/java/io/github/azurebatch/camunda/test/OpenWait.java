package io.github.azurebatch.camunda.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A wait of a process instance, as its activity stores it.
 *
 * @param target what it waits for
 * @param entered when the activity was entered, in ISO 8601
 * @param timeout as an ISO 8601 duration; null to wait for ever
 * @param state what is known of it, in words
 */
record OpenWait(
    String activityId, Target target, String entered, @Nullable String timeout, String state) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a wait is for. */
  enum Kind {
    TASK,
    TASKS,
    JOB
  }

  /**
   * @param id of the task or the job, or what the ids of a list begin with
   */
  record Target(Kind kind, String id, String jobId) {

    @Override
    public String toString() {
      return switch (kind) {
        case TASK -> "Azure Batch task '%s' (job '%s')".formatted(id, jobId);
        case TASKS -> "Azure Batch tasks '%s-...' (job '%s')".formatted(id, jobId);
        case JOB -> "Azure Batch job '%s'".formatted(id);
      };
    }
  }

  /**
   * @param stored the variable {@code azureBatchWait}: a text with JSON, or JSON that was read
   */
  static OpenWait of(String activityId, Object stored, String state) {
    JsonNode wait = stored instanceof String text ? parse(text) : JSON.valueToTree(stored);
    return new OpenWait(
        activityId,
        target(wait),
        wait.path("entered").asText("unknown"),
        wait.path("timeout").asText(null),
        state);
  }

  private static Target target(JsonNode wait) {
    JsonNode task = wait.path("task");
    if (task.isObject()) {
      return new Target(Kind.TASK, task.path("taskId").asText(), task.path("jobId").asText());
    }
    JsonNode tasks = wait.path("tasks");
    if (tasks.isObject()) {
      String prefix = tasks.path("taskIdPrefix").asText();
      return new Target(Kind.TASKS, prefix, tasks.path("jobId").asText());
    }
    String jobId = wait.path("jobId").asText();
    return new Target(Kind.JOB, jobId, jobId);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The variable azureBatchWait is not JSON: " + text, e);
    }
  }

  /** Whether it is for this, ignoring case as Azure Batch does. */
  boolean isFor(Kind kind, String id) {
    return target.kind() == kind
        && target.id().toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return "%s at '%s', since %s, %s: %s"
        .formatted(
            target,
            activityId,
            entered,
            timeout == null ? "without a timeout" : "timeout " + timeout,
            state);
  }
}
