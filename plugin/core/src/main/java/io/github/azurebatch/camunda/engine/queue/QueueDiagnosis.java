package io.github.azurebatch.camunda.engine.queue;

import io.github.azurebatch.camunda.batch.JobSnapshot;
import io.github.azurebatch.camunda.batch.JobState;
import io.github.azurebatch.camunda.batch.NodeSnapshot;
import io.github.azurebatch.camunda.batch.PoolSnapshot;
import io.github.azurebatch.camunda.engine.queue.QueueReason.Kind;
import io.github.azurebatch.camunda.secret.Signatures;
import java.util.List;
import java.util.Optional;

/** Concludes from what the service says of a job, its pool and the nodes why tasks are queued. */
record QueueDiagnosis(JobSnapshot job, Optional<PoolSnapshot> pool, NodeStates nodes) {

  QueueDiagnosis(JobSnapshot job, Optional<PoolSnapshot> pool, List<NodeSnapshot> nodes) {
    this(job, pool, new NodeStates(nodes));
  }

  QueueReason reason() {
    if (job.state() == JobState.DISABLED || job.state() == JobState.DISABLING) {
      return because(Kind.JOB_DISABLED, "job '%s' is disabled: enable it", job.id());
    }
    if (job.poolId() == null) {
      return because(Kind.NODES_STARTING, "the pool of job '%s' is still to be made", job.id());
    }
    if (pool.isEmpty()) {
      return because(
          Kind.POOL_GONE,
          "pool '%s' of job '%s' is not there: create it again, or move the job to another pool",
          job.poolId(),
          job.id());
    }
    return ofPool(pool.get());
  }

  private QueueReason ofPool(PoolSnapshot there) {
    if (there.state().equalsIgnoreCase("deleting")) {
      return because(
          Kind.POOL_DELETING,
          "pool '%s' is being deleted: move job '%s' to another pool",
          there.id(),
          job.id());
    }
    if (nodes.areAllBroken()) {
      return because(
          nodes.haveFailedStartTask() ? Kind.START_TASK_FAILED : Kind.NODES_UNUSABLE,
          "pool '%s' has no node that works: reimage them or correct the start task; %s",
          there.id(),
          nodes.summary());
    }
    if (nodes.haveRunning() || nodes.haveIdle()) {
      return ofWorkingPool(there);
    }
    return ofPoolWithoutNodes(there);
  }

  private QueueReason ofWorkingPool(PoolSnapshot there) {
    if (nodes.haveIdle() && job.usesTaskDependencies()) {
      return because(
          Kind.DEPENDENCIES,
          "pool '%s' has idle nodes: the task waits for tasks that it depends on, or needs more slots than a node has free; %s",
          there.id(),
          nodes.summary());
    }
    if (nodes.haveIdle()) {
      return because(
          Kind.UNKNOWN,
          "pool '%s' has idle nodes: the task may need more slots than a node has, or is about to begin; %s",
          there.id(),
          nodes.summary());
    }
    return because(
        Kind.SLOTS_TAKEN,
        "all slots of pool '%s' are taken by other tasks: wait, or resize the pool; %s%s",
        there.id(),
        nodes.summary(),
        resizeErrors(there));
  }

  private QueueReason ofPoolWithoutNodes(PoolSnapshot there) {
    if (!there.resizeErrors().isEmpty()) {
      boolean quota = there.resizeErrors().stream().anyMatch(error -> error.contains("Quota"));
      return because(
          quota ? Kind.QUOTA : Kind.RESIZE_FAILED,
          "pool '%s' has %d of %d nodes%s",
          there.id(),
          there.currentNodes(),
          there.targetNodes(),
          resizeErrors(there));
    }
    if (there.targetNodes() == 0 && there.currentNodes() == 0) {
      return because(Kind.NO_NODES, "pool '%s' has no nodes and wants none: resize it", there.id());
    }
    return because(
        Kind.NODES_STARTING,
        "pool '%s' has %d of %d nodes, none of which is ready; %s",
        there.id(),
        there.currentNodes(),
        there.targetNodes(),
        nodes.summary());
  }

  private static String resizeErrors(PoolSnapshot there) {
    return there.resizeErrors().isEmpty() ? "" : "; resize failed: " + there.resizeErrors();
  }

  private static QueueReason because(Kind kind, String format, Object... values) {
    return new QueueReason(kind, Signatures.cut(format.formatted(values)));
  }
}
