package io.github.azurebatch.camunda.cockpit.query;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.cockpit.db.QueryParameters;

/** Which variables are read, or which instances. The caller may see all of them. */
public final class ValueQuery extends QueryParameters {

  private final List<String> owners;
  private final List<String> names;

  /**
   * @param owners ids of executions, or of process instances; at most 500, as of names
   */
  public ValueQuery(Collection<String> owners, Collection<String> names) {
    this.owners = List.copyOf(owners);
    this.names = List.copyOf(names);
    disableMaxResultsLimit();
    setMaxResults(Integer.MAX_VALUE);
  }

  public List<String> getOwners() {
    return owners;
  }

  public List<String> getNames() {
    return names;
  }
}
