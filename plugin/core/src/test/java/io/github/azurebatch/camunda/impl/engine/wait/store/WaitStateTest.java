package io.github.azurebatch.camunda.impl.engine.wait.store;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.unreadTask;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.ENDED;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.Event.FAULT_FOUND;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.Event.POLLED;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.Event.POLLED_TOO_LATE;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.Event.TARGET_ENDED;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.FAULTED;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.OPEN;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.RERUN;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.RETRIED;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.TIMED_OUT;
import static io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.UNREAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitStateTest {

  private static final Set<WaitState> DUE = EnumSet.of(ENDED, TIMED_OUT, FAULTED);

  private static final RerunReason FAILED = RerunReason.of(FaultCode.TASK_FAILED, SUBMITTED);
  private static final RerunReason TOO_LARGE =
      RerunReason.of(FaultCode.OUTPUT_TOO_LARGE, SUBMITTED);

  @Test
  void beginsOpen() {
    assertThat(state(task(), null)).isEqualTo(OPEN);
    assertThat(state(list(false), null)).isEqualTo(OPEN);
  }

  @Test
  void beginsUnreadWhereTheModelNamesTheTask() {
    assertThat(state(unreadTask(), null)).isEqualTo(UNREAD);
    assertThat(state(unreadTask(), FAILED)).isEqualTo(UNREAD);
  }

  @Test
  void beginsWithTheRerunWhereAnotherRunMayHelp() {
    assertThat(state(task(), FAILED)).isEqualTo(RERUN);
    assertThat(state(task(), RerunReason.SAS_EXPIRY)).isEqualTo(RERUN);
    assertThat(state(task(), TOO_LARGE)).isEqualTo(OPEN);
  }

  @Test
  void asksWhichTasksOfAListAreAtFaultBeforeItRunsThemAgain() {
    BitSet atFault = BitSet.valueOf(new long[] {2});

    assertThat(state(list(false), FAILED)).isEqualTo(RETRIED);
    assertThat(state(list(false).toRunAgain(atFault), FAILED)).isEqualTo(RERUN);
    assertThat(RETRIED.after(POLLED)).isEqualTo(RERUN);
    assertThat(RETRIED.after(POLLED_TOO_LATE)).isEqualTo(RERUN);
  }

  @Test
  void endsWithItsTarget() {
    assertThat(OPEN.after(TARGET_ENDED)).isEqualTo(ENDED);
    assertThat(UNREAD.after(TARGET_ENDED)).isEqualTo(ENDED);
    assertThat(TIMED_OUT.after(TARGET_ENDED)).isEqualTo(ENDED);
  }

  @Test
  void timesOutOnlyWhereItIsOpen() {
    assertThat(OPEN.after(POLLED)).isEqualTo(OPEN);
    assertThat(EnumSet.allOf(WaitState.class))
        .filteredOn(state -> state.after(POLLED_TOO_LATE) == TIMED_OUT)
        .containsExactlyInAnyOrder(OPEN, TIMED_OUT);
  }

  @Test
  void endsNothingThatIsToRunAgain() {
    assertThat(RETRIED.after(TARGET_ENDED)).isEqualTo(RETRIED);
    assertThat(RERUN.after(TARGET_ENDED)).isEqualTo(RERUN);
    assertThat(RERUN.after(POLLED_TOO_LATE)).isEqualTo(RERUN);
  }

  @Test
  void keepsAFaultWhateverIsSeenLater() {
    assertThat(ENDED.after(FAULT_FOUND)).isEqualTo(FAULTED);
    assertThat(TIMED_OUT.after(FAULT_FOUND)).isEqualTo(FAULTED);
    assertThat(FAULTED.after(TARGET_ENDED)).isEqualTo(FAULTED);
    assertThat(FAULTED.after(POLLED)).isEqualTo(FAULTED);
    assertThat(FAULTED.after(POLLED_TOO_LATE)).isEqualTo(FAULTED);
    assertThat(FAULTED.after(FAULT_FOUND)).isEqualTo(FAULTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = WaitState.class,
      names = {"UNREAD", "OPEN", "RETRIED", "RERUN"})
  void isNotJudgedBeforeItIsDue(WaitState state) {
    assertThatThrownBy(() -> state.after(FAULT_FOUND))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(state.name());
  }

  @ParameterizedTest
  @EnumSource(WaitState.class)
  void staysDueOnceItIs(WaitState state) {
    assertThat(state.isDue()).isEqualTo(DUE.contains(state));
    if (state.isDue()) {
      assertThat(EnumSet.allOf(WaitState.Event.class))
          .allSatisfy(event -> assertThat(state.after(event).isDue()).isTrue());
    }
  }

  private static WaitState state(WaitTarget target, @Nullable RerunReason reason) {
    return WaitState.of(new Wait(target, waitFor(target).terms(), reason));
  }
}
