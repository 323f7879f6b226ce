package io.github.azurebatch.camunda.cockpit.query;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.QueryPropertyImpl;
import org.jspecify.annotations.Nullable;

/** Which waits that have ended are looked for in the history. */
public final class EndedQuery extends QueryParameters {

  private @Nullable String topic;
  private @Nullable String processDefinitionKey;
  private @Nullable String code;
  private @Nullable Date after;

  /** All of them, the newest first. */
  public EndedQuery() {
    setOrderingProperties(List.of(descending("END_TIME_"), descending("ID_")));
    disableMaxResultsLimit();
  }

  private static QueryOrderingProperty descending(String column) {
    return new QueryOrderingProperty(new QueryPropertyImpl(column), Direction.DESCENDING);
  }

  /** Only those of the Batch jobs of that id, in any account; the log of external tasks has it. */
  public EndedQuery ofJob(@Nullable String jobId) {
    topic = jobId == null ? null : WaitQuery.topicsOf(jobId);
    return this;
  }

  public EndedQuery ofProcessDefinition(@Nullable String key) {
    processDefinitionKey = key;
    return this;
  }

  /** Only what was an incident with that BPMN error code; the log of external tasks has it. */
  public EndedQuery withCode(@Nullable String errorCode) {
    code = errorCode == null ? null : WaitQuery.pattern(errorCode);
    return this;
  }

  public EndedQuery endedAfter(@Nullable Date time) {
    after = time;
    return this;
  }

  public @Nullable String getTopic() {
    return topic;
  }

  public @Nullable String getProcessDefinitionKey() {
    return processDefinitionKey;
  }

  public @Nullable String getCode() {
    return code;
  }

  public @Nullable Date getAfter() {
    return after;
  }
}
