package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.account.pool.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import java.time.Instant;
import java.util.List;

/** The pools of a local service, which a test may add and change. May be used by any thread. */
public final class LocalPools {

  private final Monitor monitor;
  private final PoolLifecycle lifecycle;
  private final PoolSettings initial;

  /**
   * @param initial the pool that the service starts with
   */
  LocalPools(Monitor monitor, PoolLifecycle lifecycle, PoolSettings initial) {
    this.monitor = monitor;
    this.lifecycle = lifecycle;
    this.initial = initial;
  }

  /** Adds a pool with its nodes. */
  public PoolControl add(PoolSettings pool) {
    Instant created = pool.creationTime();
    monitor.run(
        () -> {
          if (created == null) {
            lifecycle.add(pool.id(), pool.spec());
          } else {
            lifecycle.add(pool.id(), pool.spec(), created);
          }
        });
    return pool(pool.id());
  }

  /** Controls a pool, which has to exist by the time that a method of the result is called. */
  public PoolControl pool(String poolId) {
    return new PoolControl(monitor, lifecycle, poolId);
  }

  /** Removes all pools but the one that the service started with, and undoes its changes. */
  public void reset() {
    monitor.run(
        () -> {
          List<String> others =
              lifecycle.all().values().stream()
                  .filter(pool -> !isAsItWas(pool))
                  .map(LocalPool::id)
                  .toList();
          others.forEach(lifecycle::delete);
          if (lifecycle.all().isEmpty()) {
            lifecycle.add(initial.id(), initial.spec());
          }
        });
  }

  private boolean isAsItWas(LocalPool pool) {
    return pool.id().equals(initial.id())
        && pool.spec().equals(initial.spec())
        && pool.resizeErrors().isEmpty()
        && pool.nodes().size() == initial.spec().path("targetDedicatedNodes").asInt()
        && pool.nodes().stream().allMatch(node -> node.condition().isEmpty());
  }
}
