package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.account.pool.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import io.github.azurebatch.camunda.local.impl.account.state.NodeCondition;
import io.github.azurebatch.camunda.local.impl.account.state.PoolError;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes a pool of a local service and its nodes. Azure Batch tasks on a node that leaves the pool
 * or breaks down are queued again; without a usable node they stay active.
 */
public final class PoolControl {

  private final Monitor monitor;
  private final PoolLifecycle lifecycle;
  private final String poolId;

  PoolControl(Monitor monitor, PoolLifecycle lifecycle, String poolId) {
    this.monitor = monitor;
    this.lifecycle = lifecycle;
    this.poolId = poolId;
  }

  /** The ids of its nodes, the oldest first. */
  public List<String> nodeIds() {
    return monitor.locked(() -> lifecycle.get(poolId).nodes().stream().map(LocalNode::id).toList());
  }

  /** Gives the pool this number of dedicated nodes; the youngest nodes leave first. */
  public void resize(int nodes) {
    change(pool -> lifecycle.resize(pool, nodes));
  }

  /** Starts to resize: the pool has the nodes that it had until {@link #resize} is called. */
  public void startResize(int nodes) {
    change(pool -> lifecycle.startResize(pool, nodes));
  }

  /**
   * Lets a resize fail: the pool keeps the nodes that it had, and has a resize error.
   *
   * @param code such as {@code AccountCoreQuotaReached} or {@code AllocationFailed}
   */
  public void failResize(int nodes, String code, String message) {
    change(pool -> lifecycle.failResize(pool, nodes, new PoolError(code, message)));
  }

  /** Removes the pool; jobs that were to run on it stay as they are. */
  public void remove() {
    monitor.run(() -> lifecycle.delete(poolId));
  }

  /** The machine of the node fails, and the node leaves the pool. */
  public void lose(String nodeId) {
    changeNode(nodeId, lifecycle::lose);
  }

  /** The node is preempted, and stays in the pool. */
  public void preempt(String nodeId) {
    stop(nodeId, NodeCondition.of(NodeState.PREEMPTED));
  }

  /**
   * The node becomes unusable.
   *
   * @param code such as {@code NodePreparationError} or {@code DiskFull}
   */
  public void makeUnusable(String nodeId, String code, String message) {
    stop(nodeId, NodeCondition.unusable(new PoolError(code, message)));
  }

  /** The pool's start task fails on the node. */
  public void failStartTask(String nodeId, int exitCode) {
    stop(nodeId, NodeCondition.startTaskFailed(exitCode));
  }

  /** Schedules no more tasks on the node. */
  public void takeOffline(String nodeId) {
    stop(nodeId, NodeCondition.of(NodeState.OFFLINE));
  }

  /**
   * Keeps the node in a state in which it runs nothing.
   *
   * @param state not {@code IDLE} or {@code RUNNING}, which follow from the tasks
   * @throws IllegalArgumentException if it is one of these
   */
  public void keep(String nodeId, NodeState state) {
    if (state == NodeState.IDLE || state == NodeState.RUNNING) {
      throw new IllegalArgumentException(
          "A node cannot be kept %s: that follows from its tasks".formatted(state));
    }
    stop(nodeId, NodeCondition.of(state));
  }

  /** The node runs tasks again. */
  public void recover(String nodeId) {
    stop(nodeId, null);
  }

  private void stop(String nodeId, @Nullable NodeCondition condition) {
    changeNode(nodeId, (pool, node) -> lifecycle.set(node, condition));
  }

  private void changeNode(String nodeId, BiConsumer<LocalPool, LocalNode> what) {
    change(pool -> what.accept(pool, lifecycle.node(pool, nodeId)));
  }

  private void change(Consumer<LocalPool> what) {
    monitor.run(() -> what.accept(lifecycle.get(poolId)));
  }
}
