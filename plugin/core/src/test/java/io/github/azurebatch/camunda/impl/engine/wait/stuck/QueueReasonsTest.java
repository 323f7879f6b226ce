package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.local.Operation.POOL_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at pools, by several threads. */
class QueueReasonsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final LocalBatchService local = LocalBatchService.builder().clock(clock).start();
  private final AzureBatchAccount account = account();
  private final Accounts accounts =
      new Accounts(AzureBatchConfiguration.of(account), Clock.systemUTC());
  private final QueueReasons reasons = new QueueReasons(accounts, Duration.ofMinutes(1));

  @AfterEach
  void stop() {
    accounts.close();
    local.close();
  }

  @Test
  void asksForAPoolWhileThePoolOfAnotherJobDoesNotAnswer() throws Exception {
    PoolControl gone = local.pools().add(PoolSettings.linux("gone"));
    addJob("slow", LocalBatchService.POOL_ID);
    addJob("quick", "gone");
    gone.remove();
    local.faults().next(POOL_GET).of(LocalBatchService.POOL_ID).delay(Duration.ofHours(1));
    CompletableFuture<Optional<QueueReason>> slow = asked("slow");
    await().until(() -> local.faults().pending() == 0);

    CompletableFuture<Optional<QueueReason>> quick = asked("quick");

    assertThat(quick.get(20, TimeUnit.SECONDS).orElseThrow().kind())
        .isEqualTo(QueueReason.Kind.POOL_GONE);
    assertThat(slow).isNotDone();
    clock.advance(Duration.ofHours(2));
    assertThat(slow.get(20, TimeUnit.SECONDS)).isPresent();
  }

  /** On a thread of its own: the common pool of newer JDKs has one on two processors. */
  private CompletableFuture<Optional<QueueReason>> asked(String job) {
    return CompletableFuture.supplyAsync(() -> of(job), task -> new Thread(task, job).start());
  }

  @Test
  void asksOnceForThePoolOfTwoJobs() {
    addJob("one", LocalBatchService.POOL_ID);
    addJob("other", LocalBatchService.POOL_ID);

    of("one");
    of("other");

    assertThat(local.calls().count(POOL_GET)).isOne();
  }

  private Optional<QueueReason> of(String jobId) {
    return reasons.of(AzureBatchConfiguration.DEFAULT_ACCOUNT, jobId, NOW);
  }

  private void addJob(String jobId, String poolId) {
    try (BatchService batch = SdkBatchService.open(account.batch())) {
      batch.createJob(new JobSpecification(jobId, poolId));
    }
  }

  private AzureBatchAccount account() {
    return new AzureBatchAccount(
        new BatchAccount(
            URI.create(local.url()),
            local.accountName(),
            AzureBatchAccount.credential(local.accountKey())),
        new StorageAccount(
            URI.create("http://127.0.0.1:1/storage"),
            "storage",
            AzureBatchAccount.credential("a2V5"),
            null));
  }
}
