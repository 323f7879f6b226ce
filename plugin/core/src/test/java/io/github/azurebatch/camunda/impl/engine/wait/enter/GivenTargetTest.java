package io.github.azurebatch.camunda.impl.engine.wait.enter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.JobTarget;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTargetTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final Map<String, Object> LIST =
      new SubmittedTasks(
              "default",
              "job-1",
              "part",
              3,
              NOW,
              NOW,
              null,
              null,
              OnCancel.TERMINATE,
              "scope",
              List.of(),
              List.of())
          .toMap();

  @Test
  void isAJobThatTheModelNames() {
    assertThat(target(Map.of("await", "job", "jobId", "job-1", "allowedFailures", "2")))
        .isInstanceOfSatisfying(
            JobTarget.class,
            job -> {
              assertThat(job.jobId()).isEqualTo("job-1");
              assertThat(job.since()).isEqualTo(NOW);
              assertThat(job.onCancel()).isEqualTo(OnCancel.LEAVE);
              assertThat(job.expectation().allowedFailures()).isEqualTo(2);
            });
  }

  @Test
  void isATaskThatTheModelNamesAndThatIsStillToBeRead() {
    assertThat(target(Map.of("jobId", "job-1", "taskId", "task-1")))
        .isInstanceOfSatisfying(
            TaskTarget.class,
            task -> {
              assertThat(task.taskId()).isEqualTo("task-1");
              assertThat(task.unread()).isTrue();
              assertThat(task.onCancel()).isEqualTo(OnCancel.LEAVE);
            });
  }

  @Test
  void isAListThatAnEarlierActivitySubmitted() {
    assertThat(target(Map.of("task", LIST, "await", "any", "terminateOthers", "true")))
        .isInstanceOfSatisfying(
            ListTarget.class,
            list -> {
              assertThat(list.tasks().count()).isEqualTo(3);
              assertThat(list.expectation().any()).isTrue();
              assertThat(list.terminateOthers()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "await, some, 'none of all, any, job'",
    "inline, a.txt, is for a single task",
    "terminateOthers, true, goes with 'await' = any only",
    "allowedFailures, -1, allowed is 0 or more",
    "onSasExpiry, ignore, 'none of report, resubmit'",
  })
  void refusesWhatDoesNotFitAList(String name, String value, String said) {
    assertThatThrownBy(() -> target(Map.of("task", LIST, name, value)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input '" + name + "'")
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @CsvSource({
    "task, batchTask, cannot be given where a whole job is awaited",
    "taskId, task-1, cannot be given where a whole job is awaited",
    "inline, a.txt, cannot be given where a whole job is awaited",
    "onSasExpiry, resubmit, its tasks are not this activity's own",
  })
  void refusesWhatDoesNotFitAJob(String name, String value, String said) {
    assertThatThrownBy(() -> target(Map.of("await", "job", "jobId", "job-1", name, value)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input '" + name + "'")
        .hasMessageContaining(said);
  }

  @Test
  void refusesATaskBesideItsId() {
    assertThatThrownBy(() -> target(Map.of("task", LIST, "jobId", "job-1", "taskId", "task-1")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("beside 'task'");
  }

  @Test
  void refusesToWaitForNothing() {
    assertThatThrownBy(() -> target(Map.of()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("neither a variable 'batchTask' nor a variable 'batchTasks'");
  }

  private static WaitTarget target(Map<String, Object> given) {
    Inputs inputs = GivenInputs.of(new HashMap<>(given));
    return new GivenTarget(Clock.fixed(NOW, ZoneOffset.UTC))
        .target(inputs, AwaitInputs.read(inputs), GivenInputs.execution());
  }
}
