package io.github.azurebatch.camunda.local.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * What a task is limited to.
 *
 * @param maxWallClockTime of one run of the command line; inferred: a retry starts it anew, as it
 *     does the task's start time
 * @param maxTaskRetryCount -1 is without limit
 */
record TaskConstraints(Duration maxWallClockTime, int maxTaskRetryCount) {

  // What the real service shows for a task without a limit.
  private static final String UNLIMITED = "P10675199DT2H48M5.4775807S";

  static TaskConstraints of(JsonNode task) {
    JsonNode constraints = task.path("constraints");
    return new TaskConstraints(
        Duration.parse(constraints.path("maxWallClockTime").asText(UNLIMITED)),
        constraints.path("maxTaskRetryCount").asInt(0));
  }

  boolean allowsRetry(int retriesSoFar) {
    return maxTaskRetryCount < 0 || retriesSoFar < maxTaskRetryCount;
  }
}
