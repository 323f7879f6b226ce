package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.job;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.outage.GivenSteps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.FakeDatabase;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a wait whose task is run again, and to the task where the wait has ended. */
class RunAgainTest {

  private static final Instant NOW = SUBMITTED.plus(Duration.ofMinutes(30));
  private static final Instant COMPLETED = SUBMITTED.plus(Duration.ofMinutes(1));
  private static final RerunReason FAILED = RerunReason.of(FaultCode.TASK_FAILED, COMPLETED);
  private static final String LIST = "GET /jobs/job/tasks";
  private static final String REACTIVATE = "POST /jobs/job/tasks/task/reactivate";
  private static final String TERMINATE = "POST /jobs/job/tasks/task/terminate";
  private static final String FAILED_TASK =
      """
      {"value":[{"id":"task","state":"completed","stateTransitionTime":"2026-01-01T00:01:00Z",
       "creationTime":"2026-01-01T00:00:00Z","executionInfo":{"exitCode":1,"result":"failure",
       "startTime":"2026-01-01T00:00:00Z","endTime":"2026-01-01T00:01:00Z",
       "retryCount":0,"requeueCount":0}}]}""";

  private final StubService batch = new StubService();
  private final Accounts accounts = OfflineAccounts.withBatchAt(batch.url());
  private final FakeDatabase database = new FakeDatabase();
  private final Outages outages = new Outages();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RunAgain runAgain =
      new RunAgain(
          new TargetReruns(
              new RerunTask(accounts, new Resubmission(accounts, "id", Duration.ofHours(1))),
              Judges.of(accounts, 1, 1).list()),
          database.updates(),
          database.transactions(),
          new PerWaitFailures(outages, GivenSteps.UNOBSERVED),
          new WaitMeters(registry, "engine"));
  private final GivenJob given = new GivenJob();

  @AfterEach
  void close() {
    accounts.close();
    batch.close();
  }

  @Test
  void leavesAWaitAloneWhoseTaskIsOpen() {
    WatchedWait wait = given.add("wait", "instance", waitFor(task()));

    runAgain();

    assertThat(given.wait("wait")).isSameAs(wait);
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void doesNothingWithoutTheLease() {
    WatchedWait wait = addFailed(task());

    runAgain.runAgainAllOf(given.job(), NOW, () -> false);

    assertThat(given.wait("wait")).isSameAs(wait);
    assertThat(batch.calls()).isEmpty();
  }

  @Test
  void waitsForTheNextRunWithItsWholeTime() {
    addFailed(task());
    batch.then(200, FAILED_TASK).then(204, "");

    runAgain();

    assertThat(batch.calls()).containsExactly(LIST, REACTIVATE);
    assertThat(given.wait("wait").isIn(WaitState.OPEN, NOW)).isTrue();
    assertThat(given.wait("wait").terms().entered()).isEqualTo(NOW);
    assertThat(reactivated()).isEqualTo(1);
  }

  @Test
  void terminatesWhatItHasRunForAWaitThatWasCancelledMeanwhile() {
    addFailed(task());
    database.thenFail(new NotFoundException("The wait has gone"));
    batch.then(200, FAILED_TASK).then(204, "").then(204, "");

    runAgain();

    assertThat(batch.calls()).containsExactly(LIST, REACTIVATE, TERMINATE);
    assertThat(given.job().waits()).isEmpty();
    assertThat(reactivated()).isZero();
  }

  private double reactivated() {
    return registry
        .get("camunda.azurebatch.tasks.rerun")
        .tag("kind", "reactivated")
        .counter()
        .count();
  }

  @Test
  void triesAgainWhereAnotherTransactionChangedTheWait() {
    WatchedWait wait = addFailed(task());
    database.thenFail(new OptimisticLockingException("changed"));
    batch.then(200, FAILED_TASK).then(204, "");

    runAgain();

    assertThat(given.wait("wait")).isSameAs(wait);
    assertThat(wait.isIn(WaitState.RERUN, NOW)).isFalse();
    assertThat(wait.isIn(WaitState.RERUN, NOW.plusSeconds(10))).isTrue();
    assertThat(batch.calls()).containsExactly(LIST, REACTIVATE);
  }

  @Test
  void makesAnIncidentOfAJobThatWasDeleted() {
    addFailed(job());
    batch.then(404, "{\"code\":\"JobNotFound\"}");

    runAgain();

    assertThat(database.transactionCount()).isEqualTo(1);
    assertThat(given.job().waits()).isEmpty();
  }

  @Test
  void makesAnIncidentOfATaskThatWasDeleted() {
    addFailed(task());
    batch.then(200, "{\"value\":[]}");

    runAgain();

    assertThat(batch.calls()).containsExactly(LIST);
    assertThat(database.transactionCount()).isEqualTo(1);
    assertThat(given.job().waits()).isEmpty();
  }

  @Test
  void makesNoIncidentOfAWrongKey() {
    WatchedWait wait = addFailed(task());
    batch.then(403, "{\"code\":\"AuthenticationFailed\"}");

    runAgain();

    assertThat(database.transactionCount()).isZero();
    assertThat(given.wait("wait")).isSameAs(wait);
    assertThat(wait.isRefused()).isTrue();
    assertThat(outages.all()).hasSize(1);
  }

  private WatchedWait addFailed(WaitTarget target) {
    RerunReason reason = target.equals(job()) ? new RerunReason(FAILED.code(), null) : FAILED;
    return given.add("wait", "instance", waitFor(target).with(reason));
  }

  private void runAgain() {
    runAgain.runAgainAllOf(given.job(), NOW, () -> true);
  }
}
