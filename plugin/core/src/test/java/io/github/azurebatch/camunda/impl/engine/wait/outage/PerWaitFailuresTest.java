package io.github.azurebatch.camunda.impl.engine.wait.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.wait.GivenTargets;
import io.github.azurebatch.camunda.impl.engine.wait.store.GivenJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class PerWaitFailuresTest {

  private static final Instant NOW = GivenTargets.SUBMITTED;

  private final Outages outages = new Outages();
  private final PerWaitFailures failures = new PerWaitFailures(outages, GivenSteps.UNOBSERVED);
  private final GivenJob given = new GivenJob();
  private final WatchedWait wait =
      given.add("wait", "instance", GivenTargets.waitFor(GivenTargets.task()));
  private final List<Throwable> unforeseen = new ArrayList<>();

  @Test
  void leavesAWaitAloneForSecondsWhereARequestFails() {
    fail(new UnavailableException("InternalError", "failed", null));

    assertPause(Duration.ofSeconds(10));
    assertThat(wait.isRefused()).isFalse();
    assertThat(outages.all()).isEmpty();
  }

  @Test
  void tellsOfAnAccountThatCannotBeReached() {
    UnavailableException down = new UnavailableException("NoAnswer", "no answer", null);

    assertThatThrownBy(() -> fail(down)).isSameAs(down);

    assertPause(Duration.ofSeconds(10));
  }

  @Test
  void leavesAWaitAloneForAMinuteThatIsRefused() {
    fail(new RefusedException("AuthenticationFailed", "wrong key", null));

    assertPause(Duration.ofMinutes(1));
    assertThat(wait.isRefused()).isTrue();
    assertThat(outages.all()).extracting(Outage::part).containsExactly("Batch job 'job'");
  }

  @Test
  void forgetsAWaitThatWasCancelled() {
    fail(new NotFoundException("gone"));

    assertThat(given.job().waits()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {OptimisticLockingException.class, SuspendedEntityInteractionException.class})
  void triesAgainAfterAConflictInTheDatabase(Class<? extends RuntimeException> conflict)
      throws ReflectiveOperationException {
    fail(conflict.getConstructor(String.class).newInstance("conflict"));

    assertPause(Duration.ofSeconds(10));
    assertThat(given.job().waits()).containsExactly(wait);
  }

  @Test
  void handsOnWhatItDoesNotKnow() {
    StackOverflowError error = new StackOverflowError();

    fail(error);

    assertThat(unforeseen).containsExactly(error);
    assertPause(Duration.ZERO);
  }

  @Test
  void triesAgainInAMinuteWhereThatIsAllToBeDone() {
    failures.run(
        given.job(),
        wait,
        NOW,
        () -> {
          throw new IllegalStateException("a defect");
        },
        "It failed");

    assertPause(Duration.ofMinutes(1));
  }

  @Test
  void leavesAWaitAsItIsWhoseStepSucceeds() {
    failures.run(given.job(), wait, NOW, () -> {}, unforeseen::add);

    assertPause(Duration.ZERO);
    assertThat(unforeseen).isEmpty();
  }

  @Test
  void hasTheNamesOfTheWaitInTheLogAlsoAfterTheEngineHasRemovedThem() {
    Map<String, String> seen = new HashMap<>();
    MDC.put("processInstanceId", "of the caller");

    failures.run(
        given.job(),
        wait,
        NOW,
        () -> {
          MDC.remove("processInstanceId");
          throw new IllegalStateException("a listener failed");
        },
        failure -> seen.putAll(MDC.getCopyOfContextMap()));

    assertThat(seen)
        .containsEntry("processInstanceId", "instance")
        .containsEntry("activityId", "await")
        .containsEntry("azureBatch.processDefinitionKey", "process")
        .containsEntry("azureBatch.step", "wait")
        .containsEntry("azureBatch.jobId", "job")
        .containsKeys("azureBatch.account", "azureBatch.taskId");
    assertThat(MDC.getCopyOfContextMap())
        .containsExactly(Map.entry("processInstanceId", "of the caller"));
    MDC.clear();
  }

  private void fail(Throwable failure) {
    failures.run(
        given.job(),
        wait,
        NOW,
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        },
        unforeseen::add);
  }

  private void assertPause(Duration pause) {
    assertThat(wait.isIn(WaitState.OPEN, NOW.plus(pause))).isTrue();
    assertThat(wait.isIn(WaitState.OPEN, NOW.plus(pause).minusMillis(1))).isEqualTo(pause.isZero());
  }
}
