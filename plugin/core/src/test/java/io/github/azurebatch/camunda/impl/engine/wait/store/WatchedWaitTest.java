package io.github.azurebatch.camunda.impl.engine.wait.store;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.submittedTask;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.unreadTask;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a wait is due, and when it is left alone. */
class WatchedWaitTest {

  private static final Instant LATE = SUBMITTED.plus(Duration.ofHours(2));

  private static final TaskTarget READ = unreadTask().read(submittedTask(null), List.of());

  private final WatchedWait unread = watched(waitFor(unreadTask()));
  private final WatchedWait open = watched(waitFor(READ));

  @Test
  void doesNotTimeOutBeforeItsTaskWasRead() {
    unread.polled(LATE);

    assertThat(unread.isDue(LATE)).isFalse();
    assertThat(unread.needsPoll(LATE)).isFalse();
    WatchedWait read = unread.of(waitFor(READ));
    read.polled(LATE);
    assertThat(read.isDue(LATE)).isTrue();
  }

  @Test
  void endsUnreadWhereThereIsNoSuchTask() {
    unread.loseAll();

    assertThat(unread.isDue(SUBMITTED)).isTrue();
  }

  @Test
  void timesOutOnlyAfterAPollThatFoundTheTaskOpen() {
    assertThat(open.needsPoll(LATE)).isTrue();
    assertThat(open.isDue(LATE)).isFalse();

    open.polled(LATE);

    assertThat(open.needsPoll(LATE)).isFalse();
    assertThat(open.isDue(LATE)).isTrue();
  }

  @Test
  void isNotDueWhileItsTaskIsOpenInTime() {
    open.polled(SUBMITTED.plusSeconds(1));

    assertThat(open.isDue(SUBMITTED.plusSeconds(1))).isFalse();
    assertThat(open.needsPoll(SUBMITTED.plusSeconds(1))).isFalse();
  }

  @Test
  void isLeftAloneWhileItPauses() {
    open.loseAll();
    open.postpone(LATE);

    assertThat(open.isDue(SUBMITTED)).isFalse();
    assertThat(open.isDue(LATE)).isTrue();
    assertThat(open.isRefused()).isFalse();
  }

  @Test
  void staysRefusedUntilAStepSucceeds() {
    open.refuse(SUBMITTED.plusSeconds(60));
    open.postpone(LATE);

    assertThat(open.isRefused()).isTrue();
    assertThat(open.of(waitFor(READ)).isRefused()).isFalse();
  }

  @Test
  void findsAFaultOnce() {
    Outcome fault = new Outcome.Faulted(FaultCode.TASK_LOST, "lost", Map.of(), Map.of(), "");
    AtomicInteger judged = new AtomicInteger();
    open.loseAll();

    for (int i = 0; i < 2; i++) {
      Outcome outcome =
          open.outcome(
              () -> {
                judged.incrementAndGet();
                return fault;
              });
      assertThat(outcome).isEqualTo(fault);
    }

    assertThat(judged).hasValue(1);
    assertThat(open.isDue(SUBMITTED)).isTrue();
  }

  @Test
  void judgesAgainWhatArrived() {
    AtomicInteger judged = new AtomicInteger();
    open.loseAll();

    for (int i = 0; i < 2; i++) {
      open.outcome(() -> new Outcome.Arrived(Map.of("tries", judged.incrementAndGet())));
    }

    assertThat(judged).hasValue(2);
  }

  @Test
  void isWhatItsVariableHolds() {
    Wait wait = waitFor(READ).with(RerunReason.of(FaultCode.TIMEOUT, null));

    assertThat(watched(wait).stored()).isEqualTo(wait);
  }

  private static WatchedWait watched(Wait wait) {
    return new WatchedWait("wait", "instance", GivenJob.ACTIVITY, wait, null);
  }
}
