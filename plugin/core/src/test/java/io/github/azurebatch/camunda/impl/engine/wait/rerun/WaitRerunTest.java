package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a wait is for after each of the results that running a task again can have. */
class WaitRerunTest {

  private static final Instant COMPLETED = SUBMITTED.plus(Duration.ofMinutes(1));
  private static final Instant NOW = SUBMITTED.plus(Duration.ofMinutes(5));
  private static final RerunReason FAILED = RerunReason.of(FaultCode.TASK_FAILED, COMPLETED);
  private static final TaskReference TASK = new TaskReference("job", "task");
  private static final TaskReference NEXT = new TaskReference("job", "task-2");

  private final Wait wait = waitFor(task()).with(FAILED);

  @Test
  void beginsAnewForATaskThatWasReactivated() {
    RerunResult result = new RerunResult.Reactivated(TASK, COMPLETED);
    WaitRerun rerun = WaitRerun.of(result.in(task()), List.of(result), true);

    assertThat(rerun.reactivated()).containsExactly(TASK);
    assertThat(rerun.added()).isEmpty();
    assertThat(rerun.after(wait, NOW)).isEqualTo(wait.again(task().reactivated(COMPLETED), NOW));
  }

  @Test
  void isForTheNextAttemptWhereATaskWasAdded() {
    RerunResult result = new RerunResult.Added(NEXT, NOW, null);
    TaskTarget next = result.in(task());
    WaitRerun rerun = WaitRerun.of(next, List.of(result), true);

    assertThat(next.taskId()).isEqualTo("task-2");
    assertThat(next.attempt().number()).isEqualTo(2);
    assertThat(rerun.added()).containsExactly(NEXT);
    assertThat(rerun.started()).containsExactly(NEXT);
    assertThat(rerun.after(wait, NOW).terms().entered()).isEqualTo(NOW);
  }

  @Test
  void goesOnInItsTimeWhereNothingWasToBeDone() {
    RerunResult result = new RerunResult.Unneeded();
    WaitRerun rerun = WaitRerun.of(result.in(task()), List.of(result), true);

    assertThat(rerun.hasRun()).isFalse();
    assertThat(rerun.after(wait, NOW)).isEqualTo(wait.settled(task()));
  }

  @Test
  void remembersItsReasonWhileTasksAreLeftToRunAgain() {
    RerunResult result = new RerunResult.Reactivated(new TaskReference("job", "list-2"), COMPLETED);
    ListRuns runs = result.in(list(false).runs(), 2, COMPLETED);
    WaitRerun rerun = WaitRerun.of(list(false).of(runs), List.of(result), false);

    assertThat(runs.attempt(2)).isEqualTo(1);
    assertThat(runs.after(2)).contains(COMPLETED);
    assertThat(rerun.after(waitFor(list(false)).with(FAILED), NOW).rerunReason()).isEqualTo(FAILED);
  }

  @Test
  void countsTheAttemptsOfATaskOfAList() {
    RerunResult result =
        new RerunResult.Added(new TaskReference("job", "list-2-2"), NOW, COMPLETED);
    ListRuns runs = result.in(list(false).runs(), 2, COMPLETED);

    assertThat(runs.attempt(2)).isEqualTo(2);
    assertThat(runs.added(2)).isEqualTo(NOW);
    assertThat(runs.sasExpiry(2)).isEqualTo(COMPLETED);
    assertThat(new RerunResult.Unneeded().in(runs, 2, COMPLETED)).isEqualTo(runs);
  }
}
