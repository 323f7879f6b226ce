package io.github.azurebatch.camunda.impl.engine.submit.pool;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and their pools, read once and then kept for some minutes: submitting to a known job costs
 * no further call.
 */
public final class KnownPools {

  static final Duration KEPT = Duration.ofMinutes(5);
  static final int MOST = 1_000;

  private final Clock clock;
  private final Map<Job, Known> known = new Bounded();

  public KnownPools(Clock clock) {
    this.clock = clock;
  }

  /** A job that may exist; nothing is asked for yet. */
  public TargetJob job(AccountClients account, String jobId) {
    return new ExistingJob(account, jobId);
  }

  private final class ExistingJob implements TargetJob {

    private final AccountClients account;
    private final Job job;

    ExistingJob(AccountClients account, String jobId) {
      this.account = account;
      this.job = new Job(account.name(), jobId);
    }

    /** Asks for the pool as well, because its check comes next. */
    @Override
    public int taskRetries() {
      Known kept = kept(job);
      return (kept == null ? read(account, job) : kept).taskRetries();
    }

    /** A complaint is made of a pool as it is now: a kept one is read again before. */
    @Override
    public Optional<String> complaint(Function<PoolSnapshot, Optional<String>> rule) {
      Known kept = kept(job);
      if (kept != null && kept.pool().flatMap(rule).isEmpty()) {
        return Optional.empty();
      }
      return read(account, job).pool().flatMap(rule);
    }
  }

  private @Nullable Known kept(Job job) {
    synchronized (known) {
      Known entry = known.get(job);
      return entry == null || entry.end().isBefore(clock.instant()) ? null : entry;
    }
  }

  private Known read(AccountClients account, Job job) {
    try {
      Optional<JobSnapshot> snapshot = account.batch().job(job.id());
      return snapshot.isEmpty() ? known(Optional.empty(), 0) : keep(job, account, snapshot.get());
    } catch (RefusedException e) {
      return keep(job, known(Optional.empty(), 0));
    }
  }

  private Known keep(Job job, AccountClients account, JobSnapshot snapshot) {
    return keep(job, known(pool(account, snapshot.poolId()), snapshot.maxTaskRetryCount()));
  }

  /** Empty if there is none yet, or it may not be read. */
  static Optional<PoolSnapshot> pool(AccountClients account, @Nullable String poolId) {
    try {
      return poolId == null ? Optional.empty() : account.batch().pool(poolId);
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private Known keep(Job job, Known entry) {
    synchronized (known) {
      // put alone would leave it where it was among the oldest
      known.remove(job);
      known.put(job, entry);
    }
    return entry;
  }

  private Known known(Optional<PoolSnapshot> pool, int taskRetries) {
    return new Known(pool, taskRetries, clock.instant().plus(KEPT));
  }

  private record Job(String account, String id) {}

  private record Known(Optional<PoolSnapshot> pool, int taskRetries, Instant end) {}

  /** Forgets the oldest. */
  private static final class Bounded extends LinkedHashMap<Job, Known> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Job, Known> eldest) {
      return size() > MOST;
    }
  }
}
