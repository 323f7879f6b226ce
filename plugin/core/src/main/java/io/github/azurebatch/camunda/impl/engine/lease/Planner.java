package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Lease;
import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Works out what a node changes. The plan depends only on the rows, the time, what is wanted and
 * what the node serves, so that all nodes come to plans that fit together.
 */
record Planner(Node node) {

  /** The node joins the groups that it is not a member of, or that its membership of ends soon. */
  Plan join(Table table, Set<String> groups) {
    Changes changes = new Changes(node, table);
    Set<String> joined = new HashSet<>(groups);
    joined.removeAll(table.membershipsOf(node).keySet());
    table
        .members()
        .filter(member -> node.is(member) && joined.contains(member.group()))
        .forEach(changes::leave);
    joined.forEach(changes::join);
    return changes.plan();
  }

  /**
   * A whole round. The node leaves a group that it does not serve, if the group has other members.
   *
   * @param changed what this node has changed
   */
  Plan round(Table table, Collection<Leasable> wanted, Set<String> served, Set<String> changed) {
    Changes changes = new Changes(node, table);
    Map<String, List<String>> wantedNames = namesByGroup(wanted);
    table
        .membershipsOf(node)
        .forEach(
            (group, member) -> {
              List<String> names = wantedNames.getOrDefault(group, List.of());
              if (served.contains(group)) {
                share(table, member, names, changes);
              } else {
                stayOrLeave(table, member, names, changes);
              }
            });
    clear(table, wanted, changes);
    Set<String> names = wanted.stream().map(Leasable::name).collect(Collectors.toSet());
    wake(table, names, changes);
    takeNotes(table, names, changes);
    writeNotes(table, names, changed, changes);
    return changes.plan();
  }

  private static Map<String, List<String>> namesByGroup(Collection<Leasable> wanted) {
    return wanted.stream()
        .collect(
            Collectors.groupingBy(
                Leasable::group,
                TreeMap::new,
                Collectors.mapping(Leasable::name, Collectors.toList())));
  }

  /** Where nothing is wanted, the membership is not renewed and ends. */
  private static void share(Table table, Member member, List<String> names, Changes changes) {
    if (!names.isEmpty()) {
      Shares shares = new Shares(table, member.group(), names);
      changes.renewIfDue(member);
      changes.keep(shares.kept(member), member);
      changes.take(shares.taken(member), member);
      changes.giveBack(shares.given(member));
    }
  }

  private static void stayOrLeave(Table table, Member member, List<String> names, Changes changes) {
    if (table.members(member.group()).size() > 1) {
      changes.leave(member);
    } else if (!names.isEmpty()) {
      changes.renewIfDue(member);
      changes.keep(table.heldBy(member, names), member);
    }
  }

  /**
   * Deletes leases that are not wanted any more; the first node also deletes those of dead ones.
   */
  private void clear(Table table, Collection<Leasable> wanted, Changes changes) {
    Set<String> rows = new HashSet<>(table.leaseRowsOf(node));
    if (table.isFirst(node)) {
      rows.addAll(table.deadRows());
    }
    wanted.forEach(thing -> rows.remove(Lease.rowName(thing.name())));
    changes.deleteRows(rows);
  }

  /** Whoever holds what was changed takes the row; the first node those of what nobody wants. */
  private void wake(Table table, Set<String> wanted, Changes changes) {
    boolean isFirst = table.isFirst(node);
    table
        .wakes()
        .forEach(
            (row, name) -> {
              if (changes.holds(name)) {
                changes.wake(row, name);
              } else if (isFirst && !wanted.contains(name)) {
                changes.deleteRows(Set.of(row));
              }
            });
  }

  /**
   * Whoever holds what is noted takes the note. Of what nobody holds, the first node keeps the name
   * only: whoever takes it will read all of it.
   */
  private void takeNotes(Table table, Set<String> wanted, Changes changes) {
    boolean isFirst = table.isFirst(node);
    Set<String> leased = table.leaseNames();
    table
        .notes()
        .forEach(
            (row, name) -> {
              if (changes.holds(name)) {
                changes.hear(row, name);
              } else if (isFirst && table.holder(name).isEmpty()) {
                if (wanted.contains(name) && !leased.contains(name)) {
                  changes.keepFree(name);
                }
                changes.deleteRows(Set.of(row));
              }
            });
  }

  /** Of what this node holds itself, nobody else must hear. */
  private static void writeNotes(
      Table table, Set<String> wanted, Set<String> changed, Changes changes) {
    Set<String> known = Set.copyOf(table.notes().values());
    changed.stream()
        .filter(name -> !changes.holds(name) && !known.contains(name))
        .filter(name -> wanted.contains(name) || table.holder(name).isPresent())
        .forEach(changes::note);
  }

  /** Renews in the middle of a round; of the names, the node keeps those that it still holds. */
  Plan renew(Table table, Collection<String> names) {
    Changes changes = new Changes(node, table);
    for (Member member : table.membershipsOf(node).values()) {
      changes.renewIfDue(member);
      changes.keep(table.heldBy(member, names), member);
    }
    return changes.plan();
  }

  /**
   * The node leaves all groups, which frees all its leases.
   *
   * @param changed what this node has changed, and has told nobody yet
   */
  Plan leave(Table table, Set<String> changed) {
    Changes changes = new Changes(node, table);
    table.allMembershipsOf(node).forEach(changes::leave);
    changed.forEach(changes::note);
    return changes.plan();
  }
}
