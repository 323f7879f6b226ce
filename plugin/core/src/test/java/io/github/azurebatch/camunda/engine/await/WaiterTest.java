package io.github.azurebatch.camunda.engine.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.engine.outcome.Expectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the wait for a task that something else has submitted is over. */
class WaiterTest {

  private static final Instant ENTERED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = ENTERED.plus(Duration.ofHours(2));

  private static final SubmittedTask TASK =
      new SubmittedTask(
          "default",
          new TaskReference("job", "task"),
          ENTERED,
          null,
          null,
          null,
          OnCancel.LEAVE,
          null,
          List.of(),
          List.of());

  private static final OneTask UNREAD =
      OneTask.unread(new Expectation(TASK, List.of(), List.of()), false);

  private final Waiter waiter = new Waiter("wait", "instance", waitFor(UNREAD), null);

  @Test
  void doesNotTimeOutBeforeItsTaskWasRead() {
    assertThat(waiter.isOver(LATE)).isFalse();
    assertThat(waiter.of(waitFor(UNREAD.read(TASK, List.of()))).isOver(LATE)).isTrue();
  }

  @Test
  void endsUnreadWhereThereIsNoSuchTask() {
    waiter.progress().loseAllBut(Set.of());

    assertThat(waiter.isOver(ENTERED)).isTrue();
  }

  private static Wait waitFor(OneTask task) {
    return new Wait(task, ENTERED, Duration.ofHours(1), false, "outputs", null);
  }
}
