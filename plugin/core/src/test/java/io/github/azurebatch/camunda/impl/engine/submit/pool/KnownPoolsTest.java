package io.github.azurebatch.camunda.impl.engine.submit.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.job.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.batch.pool.OperatingSystem;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.local.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which calls the checks before submitting cost, and how old the answers may be. */
class KnownPoolsTest {

  private static final int RETRIES = 3;

  private static final AccountClients OFFLINE = OfflineAccounts.open().get(null);

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final KnownPools pools = new KnownPools(clock);
  private final List<String> calls = new ArrayList<>();
  private final AccountClients account = account("default");
  private boolean exists = true;
  private int nodes;
  private @Nullable AzureBatchException ofJob;
  private @Nullable AzureBatchException ofPool;

  @Test
  void asksOnceForAJobAndItsPool() {
    assertThat(job("a").taskRetries()).isEqualTo(RETRIES);
    assertThat(job("a").complaint(pool -> Optional.empty())).isEmpty();

    assertThat(calls).containsExactly("job a", "pool of a");
  }

  @Test
  void asksAgainWhenWhatItKnowsIsOld() {
    job("a").taskRetries();
    clock.advance(KnownPools.KEPT.minusSeconds(1));
    job("a").taskRetries();
    assertThat(calls).hasSize(2);

    clock.advance(Duration.ofSeconds(2));
    job("a").taskRetries();

    assertThat(calls).hasSize(4);
  }

  @Test
  void complainsOfAPoolOnlyAsItIsNow() {
    assertThat(withoutNodes("a")).isPresent();
    nodes = 1;

    assertThat(withoutNodes("a")).isEmpty();
    assertThat(withoutNodes("a")).isEmpty();

    assertThat(calls).containsExactly("job a", "pool of a", "job a", "pool of a");
  }

  @Test
  void keepsJobsOfTwoAccountsApart() {
    job("a").taskRetries();
    pools.job(account("other"), "a").taskRetries();

    assertThat(calls).hasSize(4);
  }

  @Test
  void doesNotRememberThatAJobIsMissing() {
    exists = false;
    assertThat(job("a").taskRetries()).isZero();
    exists = true;

    assertThat(job("a").taskRetries()).isEqualTo(RETRIES);
  }

  @Test
  void remembersThatAJobMayNotBeRead() {
    ofJob = new RefusedException("Forbidden", "no role", null);

    assertThat(job("a").taskRetries()).isZero();
    assertThat(withoutNodes("a")).isEmpty();

    assertThat(calls).containsExactly("job a");
  }

  @Test
  void knowsTheRetriesOfAJobWhosePoolMayNotBeRead() {
    ofPool = new RefusedException("Forbidden", "no role", null);

    assertThat(job("a").taskRetries()).isEqualTo(RETRIES);
    assertThat(withoutNodes("a")).isEmpty();
  }

  @Test
  void remembersNothingOfAServiceThatDoesNotAnswer() {
    UnavailableException down = new UnavailableException("NoAnswer", "no answer", null);
    ofPool = down;
    assertThatThrownBy(() -> job("a").taskRetries()).isSameAs(down);
    ofPool = null;

    assertThat(withoutNodes("a")).isPresent();
  }

  @Test
  void forgetsTheJobThatWasReadLongestAgo() {
    for (int i = 0; i < KnownPools.MOST; i++) {
      job("job-" + i).taskRetries();
    }
    // reads job-0 again, as a complaint is made of it
    assertThat(withoutNodes("job-0")).isPresent();
    job("one more").taskRetries();
    calls.clear();

    job("job-0").taskRetries();
    assertThat(calls).isEmpty();
    job("job-1").taskRetries();
    assertThat(calls).containsExactly("job job-1", "pool of job-1");
  }

  private TargetJob job(String id) {
    return pools.job(account, id);
  }

  private Optional<String> withoutNodes(String jobId) {
    return job(jobId)
        .complaint(pool -> pool.targetNodes() == 0 ? Optional.of("no nodes") : Optional.empty());
  }

  private AccountClients account(String name) {
    BatchService batch =
        FakePort.of(
            BatchService.class,
            Map.of(
                "job", arguments -> read((String) arguments[0]),
                "pool", arguments -> readPool((String) arguments[0])));
    return new AccountClients(
        name,
        batch,
        OFFLINE.storage(),
        OFFLINE.batchGate(),
        OFFLINE.storageGate(),
        OFFLINE.batchCalls(),
        OFFLINE.storageCalls(),
        OFFLINE.submissions());
  }

  private Optional<JobSnapshot> read(String id) {
    calls.add("job " + id);
    if (ofJob != null) {
      throw ofJob;
    }
    return exists ? Optional.of(snapshot(id)) : Optional.empty();
  }

  private Optional<PoolSnapshot> readPool(String id) {
    calls.add("pool " + id);
    if (ofPool != null) {
      throw ofPool;
    }
    return Optional.of(
        new PoolSnapshot(
            id,
            null,
            OperatingSystem.LINUX,
            true,
            "active",
            "steady",
            nodes,
            nodes,
            List.of(),
            Set.of()));
  }

  private static JobSnapshot snapshot(String id) {
    return new JobSnapshot(
        id,
        JobState.ACTIVE,
        "of " + id,
        OnAllTasksComplete.NO_ACTION,
        false,
        RETRIES,
        null,
        OffsetDateTime.parse("2026-01-01T00:00:00Z"),
        Map.of());
  }
}
