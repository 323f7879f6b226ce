package io.github.azurebatch.camunda.engine.queue;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.JobSnapshot;
import io.github.azurebatch.camunda.batch.NodeSnapshot;
import io.github.azurebatch.camunda.batch.PoolSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the service why tasks are queued. Jobs that share a pool share the look at it.
 *
 * @param fresh how long a look at a pool is good for
 */
public final class QueueReasons {

  private final Accounts accounts;
  private final Duration fresh;
  private final Map<Place, Look> looks = new HashMap<>();

  public QueueReasons(Accounts accounts, Duration fresh) {
    this.accounts = accounts;
    this.fresh = fresh;
  }

  /** Why tasks of the job are queued; empty if the job is gone. */
  public Optional<QueueReason> of(String account, String jobId, Instant now) {
    BatchService batch = accounts.get(account).batch();
    return batch.job(jobId).map(job -> reason(account, batch, job, now));
  }

  private QueueReason reason(String account, BatchService batch, JobSnapshot job, Instant now) {
    String poolId = job.poolId();
    Look look =
        poolId == null
            ? new Look(Optional.empty(), List.of(), now)
            : look(new Place(account, poolId), batch, now);
    return new QueueDiagnosis(job, look.pool(), look.nodes()).reason();
  }

  private synchronized Look look(Place place, BatchService batch, Instant now) {
    looks.values().removeIf(look -> !now.isBefore(look.taken().plus(fresh)));
    return looks.computeIfAbsent(
        place,
        missing -> {
          Optional<PoolSnapshot> pool = batch.pool(place.poolId());
          List<NodeSnapshot> nodes = pool.isEmpty() ? List.of() : batch.nodes(place.poolId());
          return new Look(pool, nodes, now);
        });
  }

  private record Place(String account, String poolId) {}

  private record Look(Optional<PoolSnapshot> pool, List<NodeSnapshot> nodes, Instant taken) {}
}
