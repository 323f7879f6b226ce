package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.job;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.queued;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each task may take an hour, and its signatures last for ten. */
class SasExpiryCheckTest {

  private static final Instant EXPIRY = SUBMITTED.plus(Duration.ofHours(10));
  private static final Duration MARGIN = Duration.ofMinutes(10);
  private static final Instant TOO_LATE = EXPIRY.minus(Duration.ofHours(1)).minus(MARGIN);

  @Test
  void findsATaskThatCouldNotUploadAnyMore() {
    WaitTarget task = task(EXPIRY);

    assertThat(check(task, TOO_LATE.minusMillis(1), queued("task"))).isEmpty();
    assertThat(check(task, TOO_LATE, queued("task")))
        .contains(new ExpiringSas(EXPIRY, 1, task, true));
  }

  @Test
  void findsTheQueuedTasksOfAListAndNoOthers() {
    WaitTarget expected = list(false, EXPIRY).toRunAgain(BitSet.valueOf(new long[] {0b1010}));

    assertThat(check(list(false, EXPIRY), TOO_LATE, queued("list-1"), queued("list-3")))
        .contains(new ExpiringSas(EXPIRY, 2, expected, false));
    assertThat(check(list(false, EXPIRY), TOO_LATE, queued("other"))).isEmpty();
    assertThat(check(list(false, EXPIRY), TOO_LATE.minusMillis(1), queued("list-1"))).isEmpty();
  }

  @Test
  void findsNothingThatWasNotSigned() {
    assertThat(check(task(), EXPIRY, queued("task"))).isEmpty();
    assertThat(check(list(false), EXPIRY, queued("list-1"))).isEmpty();
    assertThat(check(job(), EXPIRY, queued("task"))).isEmpty();
  }

  private static Optional<ExpiringSas> check(
      WaitTarget target, Instant now, TaskSnapshot... queued) {
    return target.newProgress().accept(new SasExpiryCheck(List.of(queued), now, MARGIN));
  }
}
