package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import java.util.Map;
import java.util.Set;

/**
 * What a node changes in a transaction, and what it has afterwards.
 *
 * @param written the texts of the rows to write, by the names of the rows
 * @param deleted the names of the rows to delete
 * @param members the node's memberships afterwards, by their groups
 * @param held the groups of what the node holds afterwards, by its names
 * @param taken the names of what the node newly holds
 * @param woken the names of what the node holds and was changed by others
 * @param noted the names of what the node holds and others have noted
 */
record Plan(
    Map<String, String> written,
    Set<String> deleted,
    Map<String, Member> members,
    Map<String, String> held,
    Set<String> taken,
    Set<String> woken,
    Set<String> noted) {

  static final Plan NOTHING =
      new Plan(Map.of(), Set.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of());
}
