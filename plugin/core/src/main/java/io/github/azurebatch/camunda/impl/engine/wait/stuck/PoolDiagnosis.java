package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.because;

import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.Kind;

/** Concludes from a pool and its nodes why tasks of a job are queued. */
record PoolDiagnosis(JobSnapshot job, PoolSnapshot pool, NodeStates nodes) {

  QueueReason reason() {
    if (pool.state().equalsIgnoreCase("deleting")) {
      return because(
          Kind.POOL_DELETING,
          "pool '%s' is being deleted: move job '%s' to another pool",
          pool.id(),
          job.id());
    }
    if (nodes.areAllBroken()) {
      return because(
          nodes.haveFailedStartTask() ? Kind.START_TASK_FAILED : Kind.NODES_UNUSABLE,
          "pool '%s' has no node that works: reimage them or correct the start task; %s",
          pool.id(),
          nodes.summary());
    }
    if (nodes.haveRunning() || nodes.haveIdle()) {
      return ofWorkingPool();
    }
    return ofPoolWithoutNodes();
  }

  private QueueReason ofWorkingPool() {
    if (nodes.haveIdle() && job.usesTaskDependencies()) {
      return because(
          Kind.DEPENDENCIES,
          "pool '%s' has idle nodes: the task waits for tasks that it depends on, or needs more slots than a node has free; %s",
          pool.id(),
          nodes.summary());
    }
    if (nodes.haveIdle()) {
      return because(
          Kind.UNKNOWN,
          "pool '%s' has idle nodes: the task may need more slots than a node has, or is about to begin; %s",
          pool.id(),
          nodes.summary());
    }
    return because(
        Kind.SLOTS_TAKEN,
        "all slots of pool '%s' are taken by other tasks: wait, or resize the pool; %s%s",
        pool.id(),
        nodes.summary(),
        resizeErrors());
  }

  private QueueReason ofPoolWithoutNodes() {
    if (!pool.resizeErrors().isEmpty()) {
      boolean quota = pool.resizeErrors().stream().anyMatch(error -> error.contains("Quota"));
      return because(
          quota ? Kind.QUOTA : Kind.RESIZE_FAILED,
          "pool '%s' has %d of %d nodes%s",
          pool.id(),
          pool.currentNodes(),
          pool.targetNodes(),
          resizeErrors());
    }
    if (pool.targetNodes() == 0 && pool.currentNodes() == 0) {
      return because(Kind.NO_NODES, "pool '%s' has no nodes and wants none: resize it", pool.id());
    }
    return because(
        Kind.NODES_STARTING,
        "pool '%s' has %d of %d nodes, none of which is ready; %s",
        pool.id(),
        pool.currentNodes(),
        pool.targetNodes(),
        nodes.summary());
  }

  private String resizeErrors() {
    return pool.resizeErrors().isEmpty() ? "" : "; resize failed: " + pool.resizeErrors();
  }
}
