package io.github.azurebatch.camunda.cockpit.query;

import io.github.azurebatch.camunda.variable.BatchWait;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.cockpit.db.QueryService;

/**
 * Reads values of variables, of executions and instances that the caller may see.
 *
 * @param running puts into a query what the caller may see of variables
 * @param past the same, of variables in the history
 */
public record VisibleValues(
    QueryService queries, UnaryOperator<ValueQuery> running, UnaryOperator<ValueQuery> past) {

  /** In a list of a statement; Oracle takes 1,000, and SQL Server 2,100 in a statement. */
  private static final int MOST = 500;

  /** One statement for each 500 executions. */
  public List<ValueRow> ofExecutions(Collection<String> executions, Collection<String> names) {
    return parts(executions).stream()
        .map(part -> running.apply(new ValueQuery(part, names)))
        .flatMap(query -> queries.<ValueRow>executeQuery("valuesOfWaits", query).stream())
        .toList();
  }

  /**
   * In the order in which they were made, those of a name. One statement for each 500 names.
   *
   * @param instances at most 500
   */
  public List<ValueRow> ofInstances(Collection<String> instances, Collection<String> names) {
    return parts(names).stream()
        .map(part -> past.apply(new ValueQuery(instances, part)))
        .flatMap(query -> queries.<ValueRow>executeQuery("valuesInHistory", query).stream())
        .toList();
  }

  /** What was awaited, of these historic variables. */
  public List<ValueRow> ofVariables(Collection<String> ids) {
    ValueQuery query = past.apply(new ValueQuery(ids, Set.of(BatchWait.VARIABLE)));
    return queries.executeQuery("valuesById", query);
  }

  private static List<List<String>> parts(Collection<String> all) {
    List<String> list = List.copyOf(all);
    return IntStream.iterate(0, from -> from < list.size(), from -> from + MOST)
        .mapToObj(from -> list.subList(from, Math.min(from + MOST, list.size())))
        .toList();
  }
}
