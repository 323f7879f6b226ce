package io.github.azurebatch.camunda.cockpit.query;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * An activity instance of the history that was a wait and has ended.
 *
 * @param id of the historic variable that says what was awaited
 */
public record EndedRow(
    String id,
    String processInstanceId,
    String activityId,
    String activityInstanceId,
    @Nullable String processDefinitionKey,
    @Nullable String processDefinitionName,
    @Nullable String businessKey,
    Date ended) {}
