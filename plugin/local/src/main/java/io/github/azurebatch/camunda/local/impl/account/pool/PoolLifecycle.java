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
 * Adds, resizes and removes pools and their nodes; call it with the account's monitor held.
 *
 * <p>Documented: tasks on a node that leaves are queued again and run on another node when there is
 * one; that does not count as a retry. Nodes come and leave without delay, and a node that leaves
 * is not replaced. A pool that scales itself has one node: its formula is not evaluated.
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

  /** Adds a pool with its target number of nodes. */
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

  /** Adds dedicated nodes, or removes the youngest. */
  public void resize(LocalPool pool, int wanted) {
    List<LocalNode> surplus =
        pool.nodes().stream().filter(LocalNode::isDedicated).skip(wanted).toList();
    surplus.forEach(node -> lose(pool, node));
    grow(pool, true, wanted);
  }

  /** The pool wants this number of dedicated nodes, and gets no more than it has. */
  public void failResize(LocalPool pool, int wanted, PoolError error) {
    pool.resize(true, wanted, 0, List.of(error), clock.instant());
  }

  /** The pool wants this number of dedicated nodes, and waits for them. */
  public void startResize(LocalPool pool, int wanted) {
    pool.resizing(wanted, clock.instant());
  }

  /** Takes the node out of use, with the reason; null takes it into use again. */
  public void set(LocalNode node, @Nullable NodeCondition condition) {
    node.set(condition, clock.instant());
    if (condition == null) {
      scheduler.dispatch();
      return;
    }
    requeue(List.of(node));
  }

  /** The node leaves the pool. */
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
