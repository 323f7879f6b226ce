package io.github.azurebatch.camunda.impl.engine.lease;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rows of members, leases and wakes at one moment, by their names. */
final class Table {

  private static final Comparator<Member> RANK =
      Comparator.comparing(Member::nodeId).thenComparing(Member::id);

  private final Set<String> rowNames = new HashSet<>();
  private final Instant now;
  private final Map<String, Member> all = new HashMap<>();
  private final Map<String, Member> live = new HashMap<>();
  private final Map<String, Lease> leases = new HashMap<>();
  private final Map<String, String> wakes = new HashMap<>();

  Table(Map<String, String> rows, Instant now) {
    this.now = now;
    rows.forEach(this::read);
  }

  private void read(String rowName, String text) {
    if (rowName.startsWith(Wake.ROW_PREFIX)) {
      wakes.put(rowName, text);
      return;
    }
    rowNames.add(rowName);
    if (rowName.startsWith(Lease.ROW_PREFIX)) {
      leases.put(rowName, Lease.parse(text));
    } else {
      Member.parse(rowName, text).ifPresent(this::add);
    }
  }

  private void add(Member member) {
    all.put(member.id(), member);
    if (member.isLive(now)) {
      live.put(member.id(), member);
    }
  }

  Instant now() {
    return now;
  }

  /** The live members, in an order that is the same for all nodes. */
  Stream<Member> members() {
    return live.values().stream().sorted(RANK);
  }

  List<Member> members(String group) {
    return members().filter(member -> member.group().equals(group)).toList();
  }

  /** What was changed, by the names of the rows that tell of it. */
  Map<String, String> wakes() {
    return wakes;
  }

  /** The leases of live members, with their holders. */
  Stream<Leases.Held> held(Node node) {
    return leases.values().stream()
        .flatMap(
            lease ->
                holder(lease).stream()
                    .map(
                        member ->
                            new Leases.Held(
                                new Leasable(member.group(), lease.name()),
                                member.nodeId(),
                                node.is(member))));
  }

  /** The live member that holds the name. */
  Optional<Member> holder(String name) {
    return holder(leases.get(Lease.rowName(name)));
  }

  private Optional<Member> holder(@Nullable Lease lease) {
    return lease == null ? Optional.empty() : Optional.ofNullable(live.get(lease.memberId()));
  }

  List<String> heldBy(Member member, Collection<String> names) {
    return names.stream().filter(name -> holder(name).filter(member::equals).isPresent()).toList();
  }

  /** The node's memberships that other nodes will count as live for a while, by their groups. */
  Map<String, Member> membershipsOf(Node node) {
    return members()
        .filter(member -> node.is(member) && node.isSafe(member, now))
        .collect(Collectors.toMap(Member::group, member -> member, (one, other) -> other));
  }

  /** All memberships of the node, including expired ones. */
  Stream<Member> allMembershipsOf(Node node) {
    return all.values().stream().filter(node::is);
  }

  /** The rows of the leases that the node holds. */
  Set<String> leaseRowsOf(Node node) {
    return leases.entrySet().stream()
        .filter(lease -> holder(lease.getValue()).filter(node::is).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The rows of expired members and of their leases. */
  Set<String> deadRows() {
    return rowNames.stream().filter(this::isDead).collect(Collectors.toSet());
  }

  private boolean isDead(String rowName) {
    Lease lease = leases.get(rowName);
    return lease == null
        ? !live.containsKey(rowName.substring(Member.ROW_PREFIX.length()))
        : holder(lease).isEmpty();
  }
}
