package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.impl.engine.wait.QueueReason.because;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.QueueReason.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service why tasks are queued. Jobs that share a pool share the look at it.
 *
 * @param fresh how long a look at a pool is good for
 */
public final class QueueReasons {

  private final Accounts accounts;
  private final Duration fresh;
  private final Map<Place, Look> looks = new ConcurrentHashMap<>();

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
    if (job.state() == JobState.DISABLED || job.state() == JobState.DISABLING) {
      return because(Kind.JOB_DISABLED, "job '%s' is disabled: enable it", job.id());
    }
    String poolId = job.poolId();
    PoolLook pool =
        poolId == null ? new PoolLook.ToBeMade() : look(new Place(account, poolId), batch, now);
    return pool.reason(account, job);
  }

  private PoolLook look(Place place, BatchService batch, Instant now) {
    looks.values().removeIf(look -> !now.isBefore(look.begun().plus(fresh)));
    return looks
        .computeIfAbsent(place, missing -> new Look(now))
        .orElse(() -> PoolLook.at(batch, place.poolId()));
  }

  private record Place(String account, String poolId) {}

  /** A look at one pool: whoever asks for another one does not wait for it. */
  private static final class Look {

    private final Instant begun;
    private @Nullable PoolLook pool;

    Look(Instant begun) {
      this.begun = begun;
    }

    Instant begun() {
      return begun;
    }

    /** What was seen; else what is to be seen now, which fails for everybody by himself. */
    synchronized PoolLook orElse(Supplier<PoolLook> service) {
      PoolLook seen = pool == null ? service.get() : pool;
      pool = seen;
      return seen;
    }
  }
}
