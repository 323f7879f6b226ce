package io.github.azurebatch.camunda.impl.engine.lease;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one node holds. */
public final class Leases {

  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final Node node;
  private final Planner planner;
  private final Transactions transactions;
  private final Clock clock;
  private volatile Plan last = Plan.NOTHING;

  /**
   * @param duration how long what a dead node held stays with it at most; at least four times the
   *     time between two rounds
   */
  public Leases(
      CommandExecutor commands, String nodeId, Duration duration, Clock clock, LeaseMeters meters) {
    this.node = new Node(nodeId, duration);
    this.planner = new Planner(node);
    this.transactions = new Transactions(new PropertyRows(commands), clock, meters);
    this.clock = clock;
  }

  /**
   * A round: takes and gives back, so that this node has its share of what is wanted.
   *
   * @param wanted everything that is to be held by any node
   * @param served the groups that this node can hold things of
   */
  public synchronized void share(Collection<Leasable> wanted, Set<String> served) {
    Set<String> groups =
        wanted.stream().map(Leasable::group).filter(served::contains).collect(Collectors.toSet());
    if (groups.isEmpty() && last.members().isEmpty() || wanted.isEmpty() && last.held().isEmpty()) {
      return;
    }
    if (isMemberOfAll(groups)) {
      change(table -> planner.round(table, wanted, served));
    }
    if (!isMemberOfAll(groups)) {
      // those who join at the same moment are to see each other before they take anything
      change(table -> planner.join(table, groups));
      change(table -> planner.round(table, wanted, served));
    }
  }

  private boolean isMemberOfAll(Set<String> groups) {
    return groups.stream().allMatch(this::isMember);
  }

  private boolean isMember(String group) {
    Member member = last.members().get(group);
    return member != null && node.isSafe(member, clock.instant());
  }

  /**
   * Whether this node holds it, and goes on to for a while. Half of that time can pass without a
   * statement.
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

  /** Renews what is due, so that a call that hangs costs this node nothing that it holds. */
  public void renew() {
    last.held().keySet().stream().filter(this::isToRenew).findFirst().ifPresent(this::renew);
  }

  /** Of many threads that ask at once the first does it for all. */
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

  /** Makes everything free, for other nodes to go on at once. */
  public synchronized void leave() {
    if (!last.members().isEmpty()) {
      change(planner::leave);
    }
  }

  /** Whether no node has taken part for as long as a membership lasts; one statement. */
  public boolean isNobodyLive() {
    AtomicBoolean nobody = new AtomicBoolean();
    transactions.run(
        table -> {
          nobody.set(table.members().findAny().isEmpty());
          return Plan.NOTHING;
        });
    return nobody.get();
  }

  /** How much this node holds, as of its last round. */
  public int count() {
    return last.held().size();
  }

  private void change(Function<Table, Plan> plan) {
    try {
      last = transactions.run(plan);
    } catch (OptimisticLockingException e) {
      LOG.debug("Other nodes were faster twice, the next round tries again: {}", e.getMessage());
    }
  }
}
