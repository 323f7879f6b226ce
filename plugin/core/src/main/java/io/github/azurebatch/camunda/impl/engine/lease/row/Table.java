package io.github.azurebatch.camunda.impl.engine.lease.row;

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

/** All rows of members, leases, wakes and notes at one moment, by their names. */
public final class Table {

  private static final Comparator<Member> RANK =
      Comparator.comparing(Member::nodeId).thenComparing(Member::id);

  private final Set<String> rowNames = new HashSet<>();
  private final Instant now;
  private final Map<String, Member> all = new HashMap<>();
  private final Map<String, Member> live = new HashMap<>();
  private final Map<String, Lease> leases = new HashMap<>();
  private final Map<String, String> wakes = new HashMap<>();
  private final Map<String, String> notes = new HashMap<>();

  public Table(Map<String, String> rows, Instant now) {
    this.now = now;
    rows.forEach(this::read);
  }

  /** Whether a row of that name is one of these. */
  public static boolean has(String rowName) {
    return rowName.startsWith(Member.ROW_PREFIX)
        || rowName.startsWith(Lease.ROW_PREFIX)
        || Notice.WAKE.isIn(rowName)
        || Notice.NOTE.isIn(rowName);
  }

  private void read(String rowName, String text) {
    if (Notice.WAKE.isIn(rowName)) {
      wakes.put(rowName, text);
      return;
    }
    if (Notice.NOTE.isIn(rowName)) {
      notes.put(rowName, text);
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

  public Instant now() {
    return now;
  }

  /** The live members, in an order that is the same for all nodes. */
  public Stream<Member> members() {
    return live.values().stream().sorted(RANK);
  }

  public List<Member> members(String group) {
    return members().filter(member -> member.group().equals(group)).toList();
  }

  /** What was changed, by the names of the rows that tell of it. */
  public Map<String, String> wakes() {
    return wakes;
  }

  /** What is new to whoever holds it, by the names of the rows that tell of it. */
  public Map<String, String> notes() {
    return notes;
  }

  /** What has a lease, also one of a member that is gone. */
  public Set<String> leaseNames() {
    return leases.values().stream().map(Lease::name).collect(Collectors.toSet());
  }

  /** One node does what one is enough for; where nobody is a member, any does. */
  public boolean isFirst(Node node) {
    return members().findFirst().map(node::is).orElse(true);
  }

  /** The leases of live members. */
  public Map<Lease, Member> held() {
    Map<Lease, Member> held = new HashMap<>();
    leases.values().forEach(lease -> holder(lease).ifPresent(member -> held.put(lease, member)));
    return held;
  }

  /** The live member that holds the name. */
  public Optional<Member> holder(String name) {
    return holder(leases.get(Lease.rowName(name)));
  }

  private Optional<Member> holder(@Nullable Lease lease) {
    return lease == null ? Optional.empty() : Optional.ofNullable(live.get(lease.memberId()));
  }

  public List<String> heldBy(Member member, Collection<String> names) {
    return names.stream().filter(name -> holder(name).filter(member::equals).isPresent()).toList();
  }

  /** The node's memberships that other nodes will count as live for a while, by their groups. */
  public Map<String, Member> membershipsOf(Node node) {
    return members()
        .filter(member -> node.is(member) && node.isSafe(member, now))
        .collect(Collectors.toMap(Member::group, member -> member, (one, other) -> other));
  }

  /** All memberships of the node, including expired ones. */
  public Stream<Member> allMembershipsOf(Node node) {
    return all.values().stream().filter(node::is);
  }

  /** The rows of the leases that the node holds. */
  public Set<String> leaseRowsOf(Node node) {
    return leases.entrySet().stream()
        .filter(lease -> holder(lease.getValue()).filter(node::is).isPresent())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The rows of expired members and of their leases. */
  public Set<String> deadRows() {
    return rowNames.stream().filter(this::isDead).collect(Collectors.toSet());
  }

  private boolean isDead(String rowName) {
    Lease lease = leases.get(rowName);
    return lease == null
        ? !live.containsKey(rowName.substring(Member.ROW_PREFIX.length()))
        : holder(lease).isEmpty();
  }
}
