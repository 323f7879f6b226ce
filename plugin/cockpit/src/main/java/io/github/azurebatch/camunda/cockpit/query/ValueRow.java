package io.github.azurebatch.camunda.cockpit.query;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A row of one of the engine's tables of variables whose value is JSON, as a text or as bytes. */
public record ValueRow(
    String processInstanceId,
    @Nullable String executionId,
    @Nullable String activityInstanceId,
    String name,
    @Nullable String text,
    byte @Nullable [] bytes) {

  /**
   * The activity whose local variable it is. Ids of activity instances begin with it, but for those
   * that would be too long; then it is null.
   */
  public @Nullable String activityId() {
    String instance = String.valueOf(activityInstanceId);
    int colon = instance.lastIndexOf(':');
    return colon < 0 ? null : instance.substring(0, colon);
  }

  /** Null where the value was deleted, or is of a kind that is no JSON. */
  public @Nullable String json() {
    return bytes == null ? text : new String(bytes, StandardCharsets.UTF_8);
  }
}
