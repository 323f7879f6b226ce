package io.github.azurebatch.camunda.cockpit.query;

import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.cockpit.db.QueryParameters;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.QueryPropertyImpl;
import org.jspecify.annotations.Nullable;

/** Which waits are looked for. Cockpit puts into it what its caller may see. */
public final class WaitQuery extends QueryParameters {

  private static final String ANY_TOPIC = "azureBatch/%";

  private String topic = ANY_TOPIC;
  private @Nullable String processDefinitionKey;
  private @Nullable Boolean failed;
  private @Nullable String code;
  private @Nullable Date before;
  private @Nullable List<String> ids;
  private @Nullable List<String> instances;

  /** All waits, the oldest first. */
  public WaitQuery() {
    setOrderingProperties(List.of(ascending("CREATE_TIME_"), ascending("ID_")));
    disableMaxResultsLimit();
    setMaxResults(Integer.MAX_VALUE);
  }

  private static QueryOrderingProperty ascending(String column) {
    return new QueryOrderingProperty(new QueryPropertyImpl(column), Direction.ASCENDING);
  }

  /** Only those of the Batch jobs of that id, in any account. */
  public WaitQuery ofJob(@Nullable String jobId) {
    topic = jobId == null ? ANY_TOPIC : topicsOf(jobId);
    return this;
  }

  /** What the topics of a Batch job of that id are like, in any account. */
  static String topicsOf(String jobId) {
    return "azureBatch/%/" + literal(jobId);
  }

  /** Ids have underscores, and one would stand for any character. */
  private static String literal(String text) {
    return text.replaceAll("[\\\\%_]", "\\\\$0");
  }

  public WaitQuery ofProcessDefinition(@Nullable String key) {
    processDefinitionKey = key;
    return this;
  }

  public WaitQuery ofIds(Collection<String> externalTaskIds) {
    ids = List.copyOf(externalTaskIds);
    return this;
  }

  public WaitQuery ofInstances(Collection<String> ids) {
    instances = List.copyOf(ids);
    return this;
  }

  /** Only incidents, or only what still waits; null for both. */
  public WaitQuery failed(@Nullable Boolean only) {
    failed = only;
    return this;
  }

  /** Only incidents with that BPMN error code. */
  public WaitQuery withCode(@Nullable String errorCode) {
    code = errorCode == null ? null : pattern(errorCode);
    return this;
  }

  public WaitQuery enteredBefore(@Nullable Date time) {
    before = time;
    return this;
  }

  /** What the message of an incident with that BPMN error code is like. */
  static String pattern(String errorCode) {
    return errorCode + ":%";
  }

  public String getTopic() {
    return topic;
  }

  public @Nullable String getProcessDefinitionKey() {
    return processDefinitionKey;
  }

  public @Nullable Boolean getFailed() {
    return failed;
  }

  public @Nullable String getCode() {
    return code;
  }

  public @Nullable Date getBefore() {
    return before;
  }

  public @Nullable List<String> getIds() {
    return ids;
  }

  public @Nullable List<String> getInstances() {
    return instances;
  }

  public List<String> getCodes() {
    return AzureBatchErrors.all().stream().map(WaitQuery::pattern).toList();
  }
}
