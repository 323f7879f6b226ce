package io.github.azurebatch.camunda.impl.engine.outcome.list;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which tasks of a list are at fault, which of them are described, and which fault is gravest. */
class ListFaultsTest {

  private static final int COUNT = 300;

  private final TaskTally tally = new TaskTally(COUNT);

  @Test
  void describesTheFirstFaultsInTheOrderOfTheListWhateverTheirKind() {
    note(3, 7);
    note(2, 0);
    tally.lose(1);
    note(4, 0);

    ListFaults faults = faults(Requirement.ofNameOrPattern("a.txt"));

    assertThat(faults.first()).extracting(fault -> fault.get("index")).containsExactly(1, 2, 3, 4);
    assertThat(faults.first())
        .extracting(fault -> fault.get("code"))
        .containsExactly(
            "AzureBatchTaskLost",
            "AzureBatchOutputMissing",
            "FailureExitCode",
            "AzureBatchOutputMissing");
    assertThat(faults.count()).isEqualTo(4);
    assertThat(faults.summary())
        .startsWith("1 of 300 failed, 1 are gone, 2 left nothing for what is required; the first")
        .contains("'task-1'");
  }

  @Test
  void describesAHundredAndCountsTheOthers() {
    for (int index = COUNT; index > 0; index--) {
      if (index % 2 == 0) {
        note(index, 1);
      } else {
        tally.lose(index);
      }
    }

    ListFaults faults = faults();

    assertThat(faults.count()).isEqualTo(COUNT);
    assertThat(faults.first())
        .hasSize(TaskTally.MAX_FAILURES)
        .last()
        .satisfies(last -> assertThat(last).containsEntry("index", TaskTally.MAX_FAILURES));
  }

  @Test
  void namesTheGravestFault() {
    assertThat(faults().code()).isEqualTo(FaultCode.OUTPUT_MISSING);
    tally.lose(1);
    assertThat(faults().code()).isEqualTo(FaultCode.TASK_LOST);
    noteFailedUpload(2, 0);
    assertThat(faults().code()).isEqualTo(FaultCode.UPLOAD_FAILED);
    noteFailedUpload(3, 7);
    assertThat(faults().code()).isEqualTo(FaultCode.TASK_FAILED);
  }

  @Test
  void leavesASuccessWhereOneTaskHasAllThatIsRequired() {
    note(1, 0);
    assertThat(faults().leaveASuccess()).isTrue();
    assertThat(faults(Requirement.ofNameOrPattern("a.txt")).leaveASuccess()).isFalse();
  }

  @Test
  void readsNoLogsOfTasksThatAreGone() {
    tally.lose(1);
    note(2, 1);
    note(3, 1);
    note(4, 1);

    assertThat(faults().firstPlaces(2)).containsExactly(2, 3);
    assertThat(faults().failure(1)).isNull();
    assertThat(faults().failure(2)).isNotNull();
  }

  private ListFaults faults(Requirement... requirements) {
    return new ListFaults(index -> "task-" + index, tally, List.of(requirements));
  }

  private void note(int index, int exitCode) {
    tally.note(index, completed("task-" + index, SUBMITTED, exitCode));
  }

  private void noteFailedUpload(int index, int exitCode) {
    OffsetDateTime time = SUBMITTED.atOffset(ZoneOffset.UTC);
    tally.note(
        index,
        new TaskSnapshot(
            new TaskReference("job", "task-" + index),
            TaskState.COMPLETED,
            time,
            time,
            time,
            exitCode,
            TaskResult.FAILURE,
            new FailureInformation("usererror", "FileUploadMiscError", "failed", Map.of()),
            0,
            0,
            time,
            null));
  }
}
