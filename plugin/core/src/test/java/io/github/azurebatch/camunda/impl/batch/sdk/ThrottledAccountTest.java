package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.ThrottleListener;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several threads whose account is throttled by the local service. */
class ThrottledAccountTest {

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final LocalBatchService local = LocalBatchService.builder().clock(clock).start();
  private final AtomicInteger waiting = new AtomicInteger();
  private final CountDownLatch timeHasPassed = new CountDownLatch(1);
  private final Gate gate =
      new Gate("Batch account", clock, duration -> waitForTheTest(), ThrottleListener.NONE);
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(
              URI.create(local.url()),
              local.accountName(),
              new Credential.AccountKey(new Secret(local.accountKey()))),
          gate,
          Clock.systemUTC(),
          duration -> {});

  @BeforeEach
  void createTheJob() {
    service.createJob(new JobSpecification("job", LocalBatchService.POOL_ID));
  }

  @AfterEach
  void close() {
    service.close();
    local.close();
  }

  @Test
  void makesNoCallOnAnyThreadBeforeTheServiceAllowsIt() throws Exception {
    local.faults().next(Operation.TASK_LIST).answer(429, "TooManyRequests", Duration.ofSeconds(20));
    Future<List<TaskSnapshot>> first = listing();
    await().until(() -> waiting.get() == 1);

    Future<List<TaskSnapshot>> second = listing();
    await().until(() -> waiting.get() == 2);
    assertThat(local.calls().count(Operation.TASK_LIST)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(20));
    timeHasPassed.countDown();

    assertThat(first.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(second.get(30, TimeUnit.SECONDS)).isEmpty();
    assertThat(local.calls().count(Operation.TASK_LIST)).isEqualTo(3);
  }

  /** On a thread of its own: the common pool of newer JDKs has one on two processors. */
  private Future<List<TaskSnapshot>> listing() {
    return CompletableFuture.supplyAsync(
        () -> service.tasks("job"), task -> new Thread(task, "listing").start());
  }

  private void waitForTheTest() throws InterruptedException {
    waiting.incrementAndGet();
    timeHasPassed.await();
  }
}
