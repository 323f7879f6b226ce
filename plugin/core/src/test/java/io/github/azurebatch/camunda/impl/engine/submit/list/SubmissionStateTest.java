package io.github.azurebatch.camunda.impl.engine.submit.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.FakePort;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.mark.GivenMarks;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.junit.jupiter.api.Test;

/** How the submission of a list goes on from one Camunda job of the activity to the next. */
class SubmissionStateTest {

  private static final SubmissionState BEGIN =
      new SubmissionState("key", "list", 3, 0, null, null, null);
  private static final Marks MARKS = GivenMarks.strict();
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SECOND = FIRST.plusSeconds(60);

  private final Map<String, Object> variables = new HashMap<>();
  private final VariableScope activity =
      FakePort.of(
          VariableScope.class,
          Map.of(
              "setVariableLocal", arguments -> variables.put((String) arguments[0], arguments[1]),
              "getVariableLocal", arguments -> variables.get(arguments[0]),
              "getVariableLocalTyped", arguments -> variables.get(arguments[0])));

  @Test
  void isNotThereBeforeTheFirstJob() {
    assertThat(SubmissionState.of(activity, MARKS)).isNull();
  }

  @Test
  void isReadAsItWasKept() {
    for (SubmissionState state : new SubmissionState[] {BEGIN, BEGIN.after(2, FIRST, SECOND)}) {
      state.keep(activity, MARKS);

      assertThat(SubmissionState.of(activity, MARKS)).isEqualTo(state);
    }
  }

  @Test
  void isRefusedWhereThePluginHasNotKeptIt() {
    BEGIN.keep(activity, GivenMarks.ofInstance("other"));

    assertThatThrownBy(() -> SubmissionState.of(activity, MARKS))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("azureBatchSubmission is not believed");
  }

  @Test
  void isDoneWithTheLastTask() {
    assertThat(BEGIN.after(2, FIRST, null).isDone()).isFalse();
    assertThat(BEGIN.after(2, FIRST, null).after(1, SECOND, null).isDone()).isTrue();
    assertThat(new SubmissionState("key", "list", 0, 0, null, null, null).isDone()).isTrue();
  }

  @Test
  void hasTheFirstAndTheLastTimeInWhicheverOrderTheServiceTellsThem() {
    SubmissionState ordered = BEGIN.after(1, FIRST, FIRST).after(1, SECOND, SECOND);
    SubmissionState reversed = BEGIN.after(1, SECOND, SECOND).after(1, FIRST, FIRST);

    assertThat(ordered).isEqualTo(reversed);
    assertThat(ordered.submitted()).isEqualTo(FIRST);
    assertThat(ordered.lastSubmitted()).isEqualTo(SECOND);
    assertThat(ordered.sasExpiry()).isEqualTo(FIRST);
  }

  @Test
  void keepsItsTimesWhereAChunkHasNone() {
    SubmissionState state = BEGIN.after(1, FIRST, SECOND).after(1, null, null);

    assertThat(state.submitted()).isEqualTo(FIRST);
    assertThat(state.lastSubmitted()).isEqualTo(FIRST);
    assertThat(state.sasExpiry()).isEqualTo(SECOND);
    assertThat(state.done()).isEqualTo(2);
  }
}
