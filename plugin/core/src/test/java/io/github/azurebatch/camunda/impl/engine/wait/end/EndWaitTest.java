package io.github.azurebatch.camunda.impl.engine.wait.end;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.FakeDatabase;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failure to end a wait does to it: which cost a retry, and when it is tried again. */
class EndWaitTest {

  private static final Instant NOW = GivenTargets.SUBMITTED;

  private final Accounts accounts = OfflineAccounts.open();
  private final FakeDatabase database = new FakeDatabase();
  private final Outages outages = new Outages();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EndWait endWait = GivenEnds.in(database, accounts, outages, registry);
  private final GivenJob given = new GivenJob();
  private final WatchedWait wait = given.add("wait", "instance", waitFor(task()));

  @BeforeEach
  void loseTask() {
    // judged without a call
    wait.loseAll();
  }

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void forgetsAWaitThatItHasEnded() {
    outages.beginOfEnds(GivenJob.TOPIC, new UnavailableException("NoAnswer", "down", null), NOW);

    end();

    assertThat(given.job().waits()).isEmpty();
    assertThat(outages.all()).isEmpty();
    assertThat(endedCount()).isEqualTo(1);
  }

  @Test
  void takesNoRetryForADatabaseThatIsAwayForAMoment() {
    database.thenFail(
        new ProcessEngineException("no connection", new SQLTransientConnectionException("full")));

    end();

    assertThat(database.transactionCount()).isEqualTo(1);
    assertPause(Duration.ofSeconds(10));
    assertThat(endedCount()).isZero();
  }

  @Test
  void pausesByTheCycleWhileRetriesAreLeft() {
    database.thenFail(new IllegalStateException("a listener failed")).then(2);
    end();
    assertPause(Duration.ofSeconds(30));

    database.thenFail(new IllegalStateException("a listener failed")).then(1);
    end();
    assertPause(Duration.ofMinutes(2));
  }

  @Test
  void forgetsAWaitThatIsAnIncidentNow() {
    database.thenFail(new IllegalStateException("a listener failed")).then(0);

    end();

    assertThat(given.job().waits()).isEmpty();
    assertThat(endedCount()).isZero();
  }

  @Test
  void forgetsAWaitThatWasCancelledBeforeItsFailureWasRecorded() {
    database
        .thenFail(new IllegalStateException("a listener failed"))
        .thenFail(new NotFoundException("no such external task"));

    end();

    assertThat(given.job().waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {OptimisticLockingException.class, BadUserRequestException.class})
  void triesAgainWhatAnotherNodeHas(Class<? extends RuntimeException> conflict)
      throws ReflectiveOperationException {
    database
        .thenFail(new IllegalStateException("a listener failed"))
        .thenFail(conflict.getConstructor(String.class).newInstance("locked"));

    end();

    assertPause(Duration.ofSeconds(10));
  }

  @Test
  void tellsOfAFailureThatCannotEvenBeRecorded() {
    ProcessEngineException unrecorded = new ProcessEngineException("value too long");
    database.thenFail(new IllegalStateException("a listener failed")).thenFail(unrecorded);

    assertThatThrownBy(this::end).isSameAs(unrecorded);

    assertPause(Duration.ofSeconds(10));
  }

  private void end() {
    endWait.end(given.job(), wait, NOW);
  }

  private double endedCount() {
    return registry.find("camunda.azurebatch.waits.ended").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private void assertPause(Duration pause) {
    assertThat(given.job().waits()).containsExactly(wait);
    assertThat(wait.isDue(NOW.plus(pause))).isTrue();
    assertThat(wait.isDue(NOW.plus(pause).minusMillis(1))).isFalse();
  }
}
