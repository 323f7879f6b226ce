package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.because;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the service why tasks are queued. Jobs that share a pool share what was found of it. */
public final class QueueReasons {

  private final Accounts accounts;
  private final Duration fresh;
  private final Map<PoolKey, CachedFinding> findings = new ConcurrentHashMap<>();

  /**
   * @param fresh how long what was found of a pool may be used
   */
  public QueueReasons(Accounts accounts, Duration fresh) {
    this.accounts = accounts;
    this.fresh = fresh;
  }

  /** Why tasks of the job are queued; empty if the job was deleted. */
  Optional<QueueReason> of(String account, String jobId, Instant now) {
    BatchService batch = accounts.get(account).batch();
    return batch.job(jobId).map(job -> reason(account, batch, job, now));
  }

  private QueueReason reason(String account, BatchService batch, JobSnapshot job, Instant now) {
    if (job.state() == JobState.DISABLED || job.state() == JobState.DISABLING) {
      return because(Kind.JOB_DISABLED, "job '%s' is disabled: enable it", job.id());
    }
    String poolId = job.poolId();
    PoolFinding pool =
        poolId == null
            ? new PoolFinding.ToBeMade()
            : finding(new PoolKey(account, poolId), batch, now);
    return pool.reason(account, job);
  }

  private PoolFinding finding(PoolKey key, BatchService batch, Instant now) {
    findings.values().removeIf(cached -> !now.isBefore(cached.begun().plus(fresh)));
    return findings
        .computeIfAbsent(key, missing -> new CachedFinding(now))
        .orElse(() -> PoolFinding.of(batch, key.poolId()));
  }

  private record PoolKey(String account, String poolId) {}

  /** What was found of one pool; jobs of other pools do not wait for it. */
  private static final class CachedFinding {

    private final Instant begun;
    private @Nullable PoolFinding pool;

    CachedFinding(Instant begun) {
      this.begun = begun;
    }

    Instant begun() {
      return begun;
    }

    /** What was found; else what the service says now, where each caller meets its own failure. */
    synchronized PoolFinding orElse(Supplier<PoolFinding> service) {
      PoolFinding seen = pool == null ? service.get() : pool;
      pool = seen;
      return seen;
    }
  }
}
