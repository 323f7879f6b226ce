package io.github.azurebatch.camunda.impl.engine.wait;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.job;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.unreadTask;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WaitTest {

  private static final Instant LATER = SUBMITTED.plus(Duration.ofMinutes(5));
  private static final RerunReason FAILED = RerunReason.of(FaultCode.TASK_FAILED, LATER);

  static Stream<Wait> waits() {
    return Stream.of(
            task().reactivated(LATER),
            unreadTask(),
            list(true).toRunAgain(BitSet.valueOf(new long[] {6})),
            job())
        .flatMap(target -> Stream.of(waitFor(target), waitFor(target).with(FAILED)));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void isReadAsItWasWritten(Wait wait) {
    assertThat(Wait.from(Fields.of(Json.read(Json.write(wait.toMap()))))).isEqualTo(wait);
  }

  @ParameterizedTest
  @MethodSource("waits")
  void keepsItsTermsButForItsBeginningWhenItBeginsAnew(Wait wait) {
    Wait again = wait.again(wait.target(), LATER);

    assertThat(again.terms())
        .isEqualTo(new WaitTerms(LATER, wait.terms().timeout(), true, "outputs"));
    assertThat(again.rerunReason()).isNull();
    assertThat(wait.settled(wait.target()).terms()).isEqualTo(wait.terms());
  }

  @ParameterizedTest
  @MethodSource("waits")
  void hasTheTopicOfItsBatchJob(Wait wait) {
    assertThat(wait.topic()).isEqualTo(new Topic("default", "job"));
  }
}
