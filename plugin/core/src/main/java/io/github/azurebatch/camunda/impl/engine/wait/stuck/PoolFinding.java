package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.because;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.Kind;
import java.util.Optional;

/** What was found of the pool of a job. */
sealed interface PoolFinding {

  /** Why tasks of the job are queued. */
  QueueReason reason(String account, JobSnapshot job);

  /**
   * Asks the service. An identity that may not read pools can do all else, so that is no failure.
   */
  static PoolFinding of(BatchService batch, String poolId) {
    try {
      Optional<PoolSnapshot> pool = batch.pool(poolId);
      return pool.isEmpty()
          ? new Gone(poolId)
          : new Seen(pool.get(), new NodeStates(batch.nodes(poolId)));
    } catch (RefusedException e) {
      return new Refused(poolId, String.valueOf(e.getMessage()));
    }
  }

  /** There is no pool yet: the service makes one for the job. */
  record ToBeMade() implements PoolFinding {

    @Override
    public QueueReason reason(String account, JobSnapshot job) {
      return because(Kind.NODES_STARTING, "the pool of job '%s' is still to be made", job.id());
    }
  }

  /** The pool and its nodes. */
  record Seen(PoolSnapshot pool, NodeStates nodes) implements PoolFinding {

    @Override
    public QueueReason reason(String account, JobSnapshot job) {
      return new PoolDiagnosis(job, pool, nodes).reason();
    }
  }

  /** There is no such pool. */
  record Gone(String poolId) implements PoolFinding {

    @Override
    public QueueReason reason(String account, JobSnapshot job) {
      return because(
          Kind.POOL_GONE,
          "pool '%s' of job '%s' is not there: create it again, or move the job to another pool",
          poolId,
          job.id());
    }
  }

  /** The pool or its nodes may not be read. */
  record Refused(String poolId, String message) implements PoolFinding {

    @Override
    public QueueReason reason(String account, JobSnapshot job) {
      return because(
          Kind.NOT_READABLE,
          "pool '%s' of job '%s' or its nodes may not be read: give the identity of account '%s' the permission to read pools, or look at the pool in Azure's portal; %s",
          poolId,
          job.id(),
          account,
          message);
    }
  }
}
