package io.github.azurebatch.camunda.impl.engine.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
  private volatile Plan last = Plan.NOTHING;
  private volatile Set<String> shared = Set.of();

  /**
   * A lease that a live node has.
   *
   * @param isOwn whether it is this node's
   */
  public record Held(Leasable thing, String nodeId, boolean isOwn) {}

  /**
   * @param duration how long a lease outlives a node that died; at least four times the time
   *     between two rounds
   */
  public Leases(
      CommandExecutor commands, String nodeId, Duration duration, Clock clock, LeaseMeters meters) {
    this.node = new Node(nodeId, duration);
    this.planner = new Planner(node);
    this.transactions = new Transactions(new PropertyRows(commands), clock, meters);
    this.clock = clock;
  }

  /**
   * Makes a round: takes and gives back leases until this node has its share.
   *
   * @param wanted everything that any node should hold
   * @param served the groups whose leases this node can hold
   */
  public synchronized void share(Collection<Leasable> wanted, Set<String> served) {
    Set<String> groups =
        wanted.stream().map(Leasable::group).filter(served::contains).collect(Collectors.toSet());
    if (groups.isEmpty() && last.members().isEmpty() || wanted.isEmpty() && last.held().isEmpty()) {
      return;
    }
    if (isMemberOfAll(groups)) {
      change(table -> round(table, wanted, served));
    }
    if (!isMemberOfAll(groups)) {
      // nodes that join at one moment must see each other before they take anything
      change(table -> planner.join(table, groups));
      change(table -> round(table, wanted, served));
    }
  }

  /**
   * What is woken is noted before the commit: one whose answer is lost may have deleted its row.
   */
  private Plan round(Table table, Collection<Leasable> wanted, Set<String> served) {
    Plan plan = planner.round(table, wanted, served);
    woken.addAll(plan.woken());
    shared =
        wanted.stream()
            .map(Leasable::group)
            .distinct()
            .filter(group -> table.members(group).size() > 1)
            .collect(Collectors.toSet());
    return plan;
  }

  /** What this node holds and others have changed since the last call. */
  public Set<String> takeWoken() {
    Set<String> all = Set.copyOf(woken);
    woken.removeAll(all);
    return all;
  }

  private boolean isMemberOfAll(Set<String> groups) {
    return groups.stream().allMatch(this::isMember);
  }

  private boolean isMember(String group) {
    Member member = last.members().get(group);
    return member != null && node.isSafe(member, clock.instant());
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

  /** Gives back all leases, so that other nodes can take them at once. */
  public synchronized void leave() {
    if (!last.members().isEmpty()) {
      change(planner::leave);
    }
  }

  /** The leases of all live nodes; one statement. */
  public List<Held> all() {
    List<Held> all = new ArrayList<>();
    transactions.run(
        table -> {
          all.clear();
          table.held(node).forEach(all::add);
          return Plan.NOTHING;
        });
    return all;
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

  private void change(Function<Table, Plan> plan) {
    try {
      last = transactions.run(plan);
    } catch (OptimisticLockingException e) {
      LOG.debug("Other nodes were faster twice, the next round tries again: {}", e.getMessage());
    }
  }
}
