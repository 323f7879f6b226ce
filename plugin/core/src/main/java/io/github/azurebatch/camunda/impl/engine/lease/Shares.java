package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shares of a group's members: no member has two leases more than another, and as few leases as
 * possible change their member. All nodes that read the same rows work out the same shares.
 */
final class Shares {

  private final List<Member> members;
  private final Map<String, List<String>> held = new HashMap<>();
  private final List<String> free = new ArrayList<>();
  private final Map<String, Integer> quotas = new HashMap<>();

  Shares(Table table, String group, Collection<String> names) {
    members = table.members(group);
    members.forEach(member -> held.put(member.id(), new ArrayList<>()));
    for (String name : names.stream().sorted().toList()) {
      table.holder(name).map(holder -> held.getOrDefault(holder.id(), free)).orElse(free).add(name);
    }
    setQuotas(group, names.size());
  }

  /**
   * The remainder goes to the members that hold most, so that no lease moves because of it. Among
   * equals the group's name decides, so that no member has the remainders of all groups. It decides
   * alone where there are fewer leases than members: else the first member would keep all of many
   * small groups.
   */
  private void setQuotas(String group, int count) {
    List<Member> order = new ArrayList<>(members);
    Collections.rotate(order, group.hashCode());
    if (count >= order.size()) {
      order.sort(Comparator.comparingInt((Member member) -> heldBy(member).size()).reversed());
    }
    for (int i = 0; i < order.size(); i++) {
      quotas.put(order.get(i).id(), (count + order.size() - 1 - i) / order.size());
    }
  }

  private List<String> heldBy(Member member) {
    return held.getOrDefault(member.id(), List.of());
  }

  /** How many leases the member has above its share; negative if it has fewer. */
  private int excess(Member member) {
    return heldBy(member).size() - quotas.getOrDefault(member.id(), 0);
  }

  /** The names that the member continues to hold. */
  List<String> kept(Member member) {
    List<String> all = heldBy(member);
    return all.subList(0, all.size() - Math.max(0, excess(member)));
  }

  /** The names that the member gives back. */
  List<String> given(Member member) {
    List<String> all = heldBy(member);
    return all.subList(all.size() - Math.max(0, excess(member)), all.size());
  }

  /** The free names that the member takes; the names before them are for the members before it. */
  List<String> taken(Member member) {
    int before =
        members.stream()
            .takeWhile(other -> !other.id().equals(member.id()))
            .mapToInt(other -> Math.max(0, -excess(other)))
            .sum();
    int from = Math.min(before, free.size());
    return free.subList(from, Math.min(from + Math.max(0, -excess(member)), free.size()));
  }
}
