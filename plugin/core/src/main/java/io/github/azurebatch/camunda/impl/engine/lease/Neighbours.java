package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live members of all groups, as one node saw them in a round.
 *
 * @param memberIds by which a member that has gone is missed
 * @param isFirst whether the node is the one that clears up after others
 * @param allNote whether all of them tell others what they change
 */
public record Neighbours(Set<String> memberIds, boolean isFirst, boolean allNote) {

  static final Neighbours NONE = new Neighbours(Set.of(), true, true);

  static Neighbours in(Table table, Node node) {
    return new Neighbours(
        table.members().map(Member::id).collect(Collectors.toSet()),
        table.isFirst(node),
        table.members().allMatch(Member::notes));
  }

  /** Whether one has gone since then: what it had not told yet is told by nobody. */
  public boolean haveLostSince(Neighbours earlier) {
    return !memberIds.containsAll(earlier.memberIds);
  }
}
