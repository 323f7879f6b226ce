package io.github.azurebatch.camunda.local.impl.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.wire.WireDuration;
import java.time.Duration;

/**
 * What a task is limited to.
 *
 * @param maxWallClockTime measured from the task's start time, as documented; inferred: a retry
 *     starts it anew, as it does the start time, and a download is not broken off by it
 * @param maxTaskRetryCount -1 is without limit
 */
record TaskConstraints(Duration maxWallClockTime, int maxTaskRetryCount) {

  static TaskConstraints of(JsonNode task) {
    JsonNode constraints = task.path("constraints");
    return new TaskConstraints(
        WireDuration.parse(constraints.path("maxWallClockTime").asText(WireDuration.UNLIMITED)),
        constraints.path("maxTaskRetryCount").asInt(0));
  }

  boolean allowsRetry(int retriesSoFar) {
    return maxTaskRetryCount < 0 || retriesSoFar < maxTaskRetryCount;
  }
}
