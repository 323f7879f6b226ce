package io.github.azurebatch.camunda.cockpit.query;

import io.github.azurebatch.camunda.variable.BatchWait;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.cockpit.db.QueryService;

/**
 * Reads values of variables, of executions and instances that the caller may see.
 *
 * @param running puts into a query what the caller may see of variables
 * @param past the same, of variables in the history
 */
public record VisibleValues(
    QueryService queries, UnaryOperator<ValueQuery> running, UnaryOperator<ValueQuery> past) {

  public List<ValueRow> ofExecutions(Collection<String> executions, Collection<String> names) {
    ValueQuery query = running.apply(new ValueQuery(executions, names));
    return queries.executeQuery("valuesOfWaits", query);
  }

  /** In the order in which they were made. */
  public List<ValueRow> ofInstances(Collection<String> instances, Collection<String> names) {
    ValueQuery query = past.apply(new ValueQuery(instances, names));
    return queries.executeQuery("valuesInHistory", query);
  }

  /** What was awaited, of these historic variables. */
  public List<ValueRow> ofVariables(Collection<String> ids) {
    ValueQuery query = past.apply(new ValueQuery(ids, Set.of(BatchWait.VARIABLE)));
    return queries.executeQuery("valuesById", query);
  }
}
