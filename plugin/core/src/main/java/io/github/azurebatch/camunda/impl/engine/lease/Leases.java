package io.github.azurebatch.camunda.impl.engine.lease;

import io.github.azurebatch.camunda.impl.engine.lease.Demand.Wanted;
import io.github.azurebatch.camunda.impl.engine.lease.row.Lease;
import io.github.azurebatch.camunda.impl.engine.lease.row.Member;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.lease.row.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases of one node. It takes its fair share and gives back what exceeds that. */
public final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Node node;
  private final Planner planner;
  private final Transactions transactions;
  private final Clock clock;
  private final Set<String> woken = ConcurrentHashMap.newKeySet();
  private final Set<String> noted = ConcurrentHashMap.newKeySet();
  private volatile Plan last = Plan.NOTHING;
  private volatile Neighbours neighbours = Neighbours.NONE;
  private volatile Set<String> shared = Set.of();

  /**
   * A lease that a live node has.
   *
   * @param isOwn whether it is this node's
   */
  public record Held(Leasable thing, String nodeId, boolean isOwn) {}

  public Leases(CommandExecutor commands, Node node, Clock clock, LeaseMeters meters) {
    this.node = node;
    this.planner = new Planner(node);
    this.transactions = new Transactions(new PropertyRows(commands), clock, meters);
    this.clock = clock;
  }

  /**
   * Makes a round: takes and gives back leases until this node has its share.
   *
   * @return whether it was made; if other nodes were faster, the next round makes up for it
   */
  public synchronized boolean share(Demand demand) {
    AtomicBoolean joins = new AtomicBoolean();
    boolean isDone = change(table -> roundOrJoin(table, demand, joins));
    // nodes that join at one moment must see each other before they take anything
    return isDone && joins.get() ? change(table -> round(table, demand.in(table), demand)) : isDone;
  }

  private Plan roundOrJoin(Table table, Demand demand, AtomicBoolean joins) {
    Wanted wanted = demand.in(table);
    Set<String> groups = wanted.servedGroups();
    // another node may have taken it for dead, and deleted its rows
    joins.set(!table.membershipsOf(node).keySet().containsAll(groups));
    return joins.get() ? planner.join(table, groups) : round(table, wanted, demand);
  }

  /**
   * What is woken and noted is kept before the commit: one whose answer is lost may have deleted
   * its row.
   */
  private Plan round(Table table, Wanted wanted, Demand demand) {
    Plan plan = planner.round(table, wanted.things(), wanted.served(), demand.changed());
    woken.addAll(plan.woken());
    noted.addAll(plan.noted());
    neighbours = Neighbours.in(table, node);
    shared =
        wanted.things().stream()
            .map(Leasable::group)
            .distinct()
            .filter(group -> table.members(group).size() > 1)
            .collect(Collectors.toSet());
    return plan;
  }

  /** The members that this node saw in its last round. */
  public Neighbours neighbours() {
    return neighbours;
  }

  /** What this node holds and others have changed since the last call. */
  public Set<String> takeWoken() {
    return take(woken);
  }

  /** What this node holds and others have noted since the last call. */
  public Set<String> takeNoted() {
    return take(noted);
  }

  private static Set<String> take(Set<String> names) {
    Set<String> all = Set.copyOf(names);
    names.removeAll(all);
    return all;
  }

  /**
   * Whether this node holds the lease, and will for a while. It renews its leases when half of
   * their duration has passed, so a call costs a statement only then.
   */
  public boolean holds(String name) {
    if (isToRenew(name)) {
      renew(name);
    }
    return membership(name).filter(member -> node.isSafe(member, clock.instant())).isPresent();
  }

  private boolean isToRenew(String name) {
    return membership(name).filter(member -> node.isToRenew(member, clock.instant())).isPresent();
  }

  /** Renews leases that are due, so that a call that hangs does not lose this node's leases. */
  public void renew() {
    last.held().keySet().stream().filter(this::isToRenew).findFirst().ifPresent(this::renew);
  }

  /** Where many threads ask at once, the first renews for all of them. */
  private synchronized void renew(String name) {
    if (isToRenew(name)) {
      Set<String> names = last.held().keySet();
      change(table -> planner.renew(table, names));
    }
  }

  private Optional<Member> membership(String name) {
    Plan plan = last;
    return Optional.ofNullable(plan.held().get(name)).map(plan.members()::get);
  }

  /**
   * Gives back all leases, so that other nodes can take them at once.
   *
   * @param changed what this node has changed, and has told nobody yet
   */
  public synchronized void leave(Set<String> changed) {
    if (!last.members().isEmpty() || !changed.isEmpty()) {
      change(table -> planner.leave(table, changed));
    }
  }

  /** The leases of all live nodes; one statement. */
  public List<Held> all() {
    List<Held> all = new ArrayList<>();
    transactions.run(
        table -> {
          all.clear();
          table.held().forEach((lease, member) -> all.add(held(lease, member)));
          return Plan.NOTHING;
        });
    return all;
  }

  private Held held(Lease lease, Member holder) {
    return new Held(new Leasable(holder.group(), lease.name()), holder.nodeId(), node.is(holder));
  }

  /** Whether no node of the cluster is a live member of any group; one statement. */
  public boolean hasNoLiveMember() {
    AtomicBoolean none = new AtomicBoolean();
    transactions.run(
        table -> {
          none.set(table.members().findAny().isEmpty());
          return Plan.NOTHING;
        });
    return none.get();
  }

  /** What this node holds since its last round. */
  public Set<String> held() {
    return last.held().keySet();
  }

  /** Whether the group had other members in the last round. */
  public boolean isShared(String group) {
    return shared.contains(group);
  }

  private boolean change(Function<Table, Plan> plan) {
    try {
      last = transactions.run(plan);
      return true;
    } catch (OptimisticLockingException e) {
      LOG.debug("Other nodes were faster twice, the next round tries again: {}", e.getMessage());
      return false;
    }
  }
}
