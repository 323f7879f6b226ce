package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Lease;
import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.lease.row.Notice;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Collects the changes of one node to the rows, and makes a {@link Plan} of them. */
final class Changes {

  private final Node node;
  private final Table table;
  private final Map<String, String> written = new HashMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final Map<String, Member> members;
  private final Map<String, String> held = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Set<String> woken = new HashSet<>();
  private final Set<String> noted = new HashSet<>();

  Changes(Node node, Table table) {
    this.node = node;
    this.table = table;
    this.members = new HashMap<>(table.membershipsOf(node));
  }

  void join(String group) {
    write(node.join(group, table.now()));
  }

  void renewIfDue(Member member) {
    if (node.isToRenew(member, table.now())) {
      write(node.renew(member, table.now()));
    }
  }

  private void write(Member member) {
    members.put(member.group(), member);
    written.put(member.rowName(), member.text());
  }

  void leave(Member member) {
    members.remove(member.group());
    deleted.add(member.rowName());
  }

  void keep(Collection<String> names, Member member) {
    names.forEach(name -> held.put(name, member.group()));
  }

  void take(Collection<String> names, Member member) {
    for (String name : names) {
      written.put(Lease.rowName(name), new Lease(member.id(), name).text());
    }
    keep(names, member);
    taken.addAll(names);
  }

  /** The rows stay: nodes that go by the rows want what has one. */
  void giveBack(Collection<String> names) {
    names.forEach(name -> written.put(Lease.rowName(name), Lease.ofNobody(name).text()));
  }

  void deleteRows(Collection<String> rowNames) {
    deleted.addAll(rowNames);
  }

  boolean holds(String name) {
    return held.containsKey(name);
  }

  void wake(String rowName, String name) {
    woken.add(name);
    deleted.add(rowName);
  }

  /** The node holds what the note tells of. */
  void hear(String rowName, String name) {
    noted.add(name);
    deleted.add(rowName);
  }

  /** Tells whoever holds it, or will. */
  void note(String name) {
    written.put(Notice.NOTE.newRowName(), name);
  }

  /** Keeps the name, so that it is wanted, although no member can hold it. */
  void keepFree(String name) {
    written.putIfAbsent(Lease.rowName(name), Lease.ofNobody(name).text());
  }

  Plan plan() {
    return new Plan(
        Map.copyOf(written),
        Set.copyOf(deleted),
        Map.copyOf(members),
        Map.copyOf(held),
        Set.copyOf(taken),
        Set.copyOf(woken),
        Set.copyOf(noted));
  }
}
