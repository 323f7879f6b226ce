package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.queued;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.access.GivenAccess;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.GivenSteps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RerunTask;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.Resubmission;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RunAgain;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.TargetReruns;
import io.github.azurebatch.camunda.impl.engine.wait.store.FakeDatabase;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ExplainQueued;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.QueueReasons;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ResubmitExpiring;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a Batch job is asked for, and which outages end by its answer. */
class PollJobTest {

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final Duration AUDIT = Duration.ofMinutes(10);
  private static final String COMPLETED = "completedTasks";
  private static final String TASKS = "tasks";

  private final List<String> calls = new ArrayList<>();
  private List<TaskSnapshot> tasks = List.of();
  private @Nullable RuntimeException failure;
  private final Accounts accounts = OfflineAccounts.open();
  private final Outages outages = new Outages();
  private final PollJob pollJob = pollJob();
  private final GivenJob given = new GivenJob(batch());
  private final WatchedWait wait = given.add("wait", "instance", waitFor(task()));

  @BeforeEach
  void poll() {
    pollInAnyCase(SUBMITTED);
    calls.clear();
  }

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void doesNotAskAgainBeforeTheIntervalHasPassed() {
    pollIfDue(SUBMITTED);
    assertThat(calls).isEmpty();

    pollIfDue(SUBMITTED.plus(SHORTEST));
    assertThat(calls).containsExactly(COMPLETED);
  }

  @Test
  void asksInAnyCaseWhereItIsToldTo() {
    pollInAnyCase(SUBMITTED);

    assertThat(calls).containsExactly(COMPLETED);
  }

  @Test
  void asksTheDatabaseOnlyWhereTheSummaryOfTheWaitsHasChanged() {
    pollIfDue(SUBMITTED);
    assertThat(given.takeQueryCount()).isPositive();

    pollIfDue(SUBMITTED);
    assertThat(given.takeQueryCount()).isZero();

    given.add("other", "instance", waitFor(task()));
    pollIfDue(SUBMITTED);
    assertThat(given.takeQueryCount()).isPositive();
  }

  @Test
  void asksAtOnceWhereTheAccountWasOut() {
    outages.begin(GivenJob.TOPIC, down(), SUBMITTED);

    pollIfDue(SUBMITTED);

    assertThat(calls).containsExactly(COMPLETED);
    assertThat(outages.all()).isEmpty();
  }

  @Test
  void asksForATaskThatMayHaveEndedBeforeTheTimeout() {
    Instant late = SUBMITTED.plus(Duration.ofHours(1)).plusMillis(1);
    tasks = List.of(queued("task"));
    pollInAnyCase(late.minusMillis(1));
    assertThat(wait.isDue(late)).isFalse();
    calls.clear();

    pollIfDue(late);

    assertThat(calls).containsExactly(COMPLETED);
    assertThat(wait.isDue(late)).isTrue();
  }

  @Test
  void findsATaskThatHasCompleted() {
    Instant now = SUBMITTED.plus(SHORTEST);
    tasks = List.of(completed("task", now, 0));

    pollIfDue(now);

    assertThat(wait.isDue(now)).isTrue();
  }

  @Test
  void searchesForDeletedTasksWhenAnAuditIsDue() {
    Instant now = SUBMITTED.plus(AUDIT);

    pollIfDue(now.minusMillis(1));
    assertThat(calls).doesNotContain(TASKS);
    pollIfDue(now);

    assertThat(calls).contains(TASKS);
    assertThat(wait.isDue(now)).isTrue();
  }

  @Test
  void keepsAnOutageWhileTheServiceFails() {
    UnavailableException down = down();
    outages.begin(GivenJob.TOPIC, down, SUBMITTED);
    failure = down;

    assertThatThrownBy(() -> pollIfDue(SUBMITTED)).isSameAs(down);

    assertThat(outages.isOut("default")).isTrue();
  }

  @Test
  void keepsTheOutageOfABatchJobWhileAWaitOfItIsRefused() {
    RefusedException refusal = new RefusedException("AuthenticationFailed", "wrong key", null);
    new PerWaitFailures(outages, GivenSteps.UNOBSERVED)
        .run(given.job(), wait, SUBMITTED, () -> throwing(refusal), "It failed");

    pollInAnyCase(SUBMITTED);
    assertThat(outages.all()).extracting(Outage::part).containsExactly("Batch job 'job'");

    given.job().replace(wait, waitFor(task()));
    pollInAnyCase(SUBMITTED);
    assertThat(outages.all()).isEmpty();
  }

  private void pollIfDue(Instant now) {
    given.summarize();
    pollJob.ifDue(given.job(), now, () -> true);
  }

  private void pollInAnyCase(Instant now) {
    given.summarize();
    pollJob.always(given.job(), now, () -> true);
  }

  private BatchService batch() {
    return FakePort.of(
        BatchService.class,
        Map.of(
            COMPLETED, arguments -> new CompletedTasks(answer(COMPLETED), SUBMITTED),
            TASKS, arguments -> answer(TASKS)));
  }

  private List<TaskSnapshot> answer(String call) {
    calls.add(call);
    if (failure != null) {
      throw failure;
    }
    return tasks;
  }

  /** Nothing of the wait is to be read, explained or run again. */
  private PollJob pollJob() {
    FakeDatabase database = new FakeDatabase();
    PerWaitFailures perWaitFailures = new PerWaitFailures(outages, GivenSteps.UNOBSERVED);
    WaitMeters meters = new WaitMeters(new SimpleMeterRegistry(), "engine");
    RerunTask rerunTask =
        new RerunTask(accounts, new Resubmission(accounts, "installation", AUDIT));
    return new PollJob(
        Steps.unobserved(),
        new ReadNamedTargets(GivenAccess.toAllOf(accounts), database.updates(), perWaitFailures),
        new ExplainQueued(
            new QueueReasons(accounts, AUDIT),
            new ResubmitExpiring(database.updates(), meters, AUDIT),
            database.updates(),
            Duration.ofDays(1)),
        new RunAgain(
            new TargetReruns(rerunTask, Judges.of(accounts, 1, 1).list()),
            database.updates(),
            database.transactions(),
            perWaitFailures,
            meters),
        outages,
        PollInterval.between(SHORTEST, LONGEST),
        AUDIT);
  }

  private static UnavailableException down() {
    return new UnavailableException("NoAnswer", "no answer", null);
  }

  private static void throwing(RuntimeException exception) {
    throw exception;
  }
}
