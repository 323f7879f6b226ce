package io.github.azurebatch.camunda.local.impl.account.pool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.schedule.Scheduler;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.NodeCondition;
import io.github.azurebatch.camunda.local.impl.account.state.PoolError;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of pools and their nodes; every call must be made with the account's monitor held.
 *
 * <p>Documented: what runs on a node that goes is queued again and runs on another one when there
 * is one, and that does not count as a retry. Nodes come and go at once, and a node that goes is
 * not replaced. A pool that scales itself has one node: its formula is not evaluated.
 */
public final class PoolLifecycle {

  private final Pools pools;
  private final Collection<LocalJob> jobs;
  private final Scheduler scheduler;
  private final Clock clock;

  public PoolLifecycle(Pools pools, Collection<LocalJob> jobs, Scheduler scheduler, Clock clock) {
    this.pools = pools;
    this.jobs = jobs;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** All pools by their ids, ignoring case. */
  public NavigableMap<String, LocalPool> all() {
    return pools.all();
  }

  public LocalPool get(String id) {
    return pools.get(id);
  }

  public LocalNode node(LocalPool pool, String nodeId) {
    return pool.node(nodeId).orElseThrow(() -> new ServiceException(ErrorCode.NODE_NOT_FOUND));
  }

  public LocalPool add(String id, ObjectNode spec) {
    return add(id, spec, clock.instant());
  }

  /** Adds a pool with as many nodes as it is to have. */
  public LocalPool add(String id, ObjectNode spec, Instant creationTime) {
    LocalPool pool = pools.add(id, spec, creationTime);
    int smallest = spec.path("enableAutoScale").asBoolean() ? 1 : 0;
    grow(pool, true, Math.max(smallest, spec.path("targetDedicatedNodes").asInt(0)));
    grow(pool, false, spec.path("targetLowPriorityNodes").asInt(0));
    return pool;
  }

  public void delete(String id) {
    LocalPool pool = pools.remove(id);
    requeue(pool.nodes());
  }

  /** Gives it more dedicated nodes, or takes the last ones away. */
  public void resize(LocalPool pool, int wanted) {
    List<LocalNode> surplus =
        pool.nodes().stream().filter(LocalNode::isDedicated).skip(wanted).toList();
    surplus.forEach(node -> lose(pool, node));
    grow(pool, true, wanted);
  }

  /** Wants as many dedicated nodes, and gets no more than there are. */
  public void failResize(LocalPool pool, int wanted, PoolError error) {
    pool.resize(true, wanted, 0, List.of(error), clock.instant());
  }

  /** Wants as many dedicated nodes, and waits for them. */
  public void startResize(LocalPool pool, int wanted) {
    pool.resizing(wanted, clock.instant());
  }

  /** The node runs nothing more; null: it does again. */
  public void set(LocalNode node, @Nullable NodeCondition condition) {
    node.set(condition, clock.instant());
    if (condition == null) {
      scheduler.dispatch();
      return;
    }
    requeue(List.of(node));
  }

  /** The node is gone. */
  public void lose(LocalPool pool, LocalNode node) {
    pool.nodes().remove(node);
    requeue(List.of(node));
  }

  private void grow(LocalPool pool, boolean dedicated, int wanted) {
    pool.resize(dedicated, wanted, wanted, List.of(), clock.instant());
    scheduler.dispatch();
  }

  private void requeue(Collection<LocalNode> nodes) {
    jobs.forEach(job -> job.requeueThoseOn(nodes));
  }
}
