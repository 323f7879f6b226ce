package io.github.azurebatch.camunda.impl.engine.outcome.list;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted of the tasks of a list, and how much of them is kept. */
class TaskTallyTest {

  private final TaskTally tally = new TaskTally(4);

  @Test
  void hasTheTasksOpenThatHaveNeitherEndedNorBeenLost() {
    note(1, 0);
    tally.lose(2);

    assertThat(tally.openCount()).isEqualTo(2);
    assertThat(tally.open()).containsExactly(3, 4);
    assertThat(tally.lost().stream()).containsExactly(2);
  }

  @Test
  void takesTheFirstEndOfATask() {
    note(1, 1);
    note(1, 0);

    assertThat(tally.failedCount()).isEqualTo(1);
    assertThat(tally.hasSuccess()).isFalse();
  }

  @Test
  void findsATaskThatSeemedLost() {
    tally.lose(1);
    note(1, 0);
    tally.lose(1);

    assertThat(tally.lost().isEmpty()).isTrue();
    assertThat(tally.succeeded().stream()).containsExactly(1);
  }

  @Test
  void keepsTheFailuresThatComeFirstInTheList() {
    int count = TaskTally.MAX_FAILURES + 2;
    TaskTally many = new TaskTally(count);
    for (int index = count; index > 0; index--) {
      many.note(index, completed("list-" + index, SUBMITTED, 1));
    }

    assertThat(many.failedCount()).isEqualTo(count);
    assertThat(many.failures()).hasSize(TaskTally.MAX_FAILURES).doesNotContainKey(count);
    assertThat(many.failures()).containsKeys(1, TaskTally.MAX_FAILURES);
  }

  @Test
  void countsTheTasksWhoseOutputFilesWereToBeUploaded() {
    note(1, 0);
    note(2, 0);
    note(3, 7);

    assertThat(attempted()).isZero();
    assertThat(attempted(UploadCondition.TASK_SUCCESS)).isEqualTo(2);
    assertThat(attempted(UploadCondition.TASK_FAILURE)).isEqualTo(1);
    assertThat(attempted(UploadCondition.TASK_FAILURE, UploadCondition.TASK_SUCCESS)).isEqualTo(3);
    assertThat(attempted(UploadCondition.TASK_COMPLETION)).isEqualTo(3);
  }

  @Test
  void tellsWhenTheFirstTaskStartedAndTheLastEnded() {
    assertThat(tally.lastCompletion()).isNull();
    assertThat(tally.firstStart()).isNull();

    tally.note(1, completed("list-1", SUBMITTED.plusSeconds(9), 0));
    tally.note(2, completed("list-2", SUBMITTED.plusSeconds(3), 0));

    assertThat(tally.lastCompletion()).isEqualTo(SUBMITTED.plusSeconds(9));
    assertThat(tally.firstStart()).hasToString("2026-01-01T00:00Z");
  }

  @Test
  void isNotChangedByWhatACopyNotes() {
    note(1, 1);
    TaskTally copy = tally.copy();
    copy.note(2, completed("list-2", SUBMITTED.plusSeconds(9), 1));
    copy.lose(3);
    copy.extendTo(9);

    assertThat(tally.openCount()).isEqualTo(3);
    assertThat(tally.failures()).containsOnlyKeys(1);
    assertThat(tally.lastCompletion()).isEqualTo(SUBMITTED);
    assertThat(copy.openCount()).isEqualTo(6);
    assertThat(copy.failures()).containsOnlyKeys(1, 2);
    assertThat(copy.firstStart()).isEqualTo(tally.firstStart());
  }

  private void note(int index, int exitCode) {
    tally.note(index, completed("list-" + index, SUBMITTED, exitCode));
  }

  private int attempted(UploadCondition... conditions) {
    List<DeclaredOutputFile> files =
        Stream.of(conditions)
            .map(
                condition ->
                    new DeclaredOutputFile(
                        new FilePattern("*.txt"), "default", "c", "p", condition, false))
            .toList();
    return tally.attemptedCount(files);
  }
}
