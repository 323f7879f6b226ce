package io.github.azurebatch.camunda.impl.engine.wait.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the wait for a task that something else has submitted is over. */
class WatchedWaitTest {

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

  private static final TaskTarget UNREAD =
      TaskTarget.unread(new TaskExpectation(TASK, List.of(), List.of()), false);

  private final WatchedWait wait = new WatchedWait("wait", "instance", waitFor(UNREAD), null);

  @Test
  void doesNotTimeOutBeforeItsTaskWasRead() {
    assertThat(wait.isOver(LATE)).isFalse();
    assertThat(wait.of(waitFor(UNREAD.read(TASK, List.of()))).isOver(LATE)).isTrue();
  }

  @Test
  void endsUnreadWhereThereIsNoSuchTask() {
    wait.progress().loseAllBut(Set.of());

    assertThat(wait.isOver(ENTERED)).isTrue();
  }

  private static Wait waitFor(TaskTarget task) {
    return new Wait(task, ENTERED, Duration.ofHours(1), false, "outputs", null);
  }
}
