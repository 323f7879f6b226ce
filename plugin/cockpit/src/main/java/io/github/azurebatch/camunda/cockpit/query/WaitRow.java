package io.github.azurebatch.camunda.cockpit.query;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A row of the engine's table of external tasks that is a wait. */
public record WaitRow(
    String id,
    String topic,
    String processInstanceId,
    String executionId,
    String activityId,
    String activityInstanceId,
    String processDefinitionId,
    String processDefinitionKey,
    @Nullable String processDefinitionName,
    @Nullable String businessKey,
    @Nullable Date created,
    @Nullable Integer retries,
    @Nullable String error,
    int suspensionState) {

  private static final int SUSPENDED = 2;

  public boolean isSuspended() {
    return suspensionState == SUSPENDED;
  }

  public boolean isFailed() {
    return retries != null && retries == 0;
  }
}
