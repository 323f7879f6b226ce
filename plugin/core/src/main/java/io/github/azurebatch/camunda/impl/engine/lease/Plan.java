package io.github.azurebatch.camunda.impl.engine.lease;

import java.util.Map;
import java.util.Set;

/**
 * What a node does in a transaction.
 *
 * @param written rows, by their names
 * @param deleted the names of rows
 * @param members the node's memberships then, by their groups
 * @param held what the node holds then: the group, by the name of the thing
 * @param taken the names of what is new of it
 */
record Plan(
    Map<String, String> written,
    Set<String> deleted,
    Map<String, Member> members,
    Map<String, String> held,
    Set<String> taken) {

  static final Plan NOTHING = new Plan(Map.of(), Set.of(), Map.of(), Map.of(), Set.of());
}
