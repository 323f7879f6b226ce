package io.github.azurebatch.camunda.impl.engine.outcome.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.OfflineAccounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobOutputFiles.Owned;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobOutputFilesTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-02T03:04:05Z");
  private static final Place PLACE = new Place("default", "c");

  private final Accounts accounts = OfflineAccounts.open();
  private final JobOutputFiles files = new JobOutputFiles(accounts::locate);

  @AfterEach
  void close() {
    accounts.close();
  }

  @Test
  void findsTheTaskOfABlobByItsDirectory() {
    add(1, 0, "*.txt", "a");
    add(2, 0, "*.txt", "a/b");
    add(3, 0, "*.txt", "ab");

    assertThat(owners("a/b/x.txt")).containsExactly(2);
    assertThat(owners("a/x.txt")).containsExactly(1);
    assertThat(owners("b/x.txt")).isEmpty();
  }

  @Test
  void findsABlobWithoutAPathByTheNameOfItsFile() {
    add(1, 0, "results/x.txt", null);
    add(2, 0, "results/y.txt", "");
    add(3, 0, "results/*.csv", null);

    assertThat(owners("x.txt")).containsExactly(1);
    assertThat(owners("y.txt")).containsExactly(2);
    assertThat(owners("z.csv")).containsExactly(3);
    assertThat(owners("results/x.txt")).isEmpty();
  }

  @Test
  void leavesOutWhatWasNotToBeUploaded() {
    assertThat(add(1, 3, "*.txt", "a")).isFalse();
    assertThat(add(2, null, "*.txt", "a")).isFalse();
    assertThat(files.places()).isEmpty();
  }

  @Test
  void leavesOutContainersOfNoConfiguredAccount() {
    TaskDefinition elsewhere = definition("https://other.example/c", "*.txt", "a");

    assertThat(files.add(1, task(0), elsewhere)).isFalse();
  }

  @Test
  void listsFewPrefixesOneByOneAndManyByTheirCommonStart() {
    for (int index = 1; index <= 20; index++) {
      add(index, 0, "*.txt", "run/task-" + index % 10 + "x" + index);
    }
    assertThat(files.prefixes(PLACE)).hasSize(20);

    add(21, 0, "*.txt", "run/other");

    assertThat(files.prefixes(PLACE)).containsExactly("run/");
  }

  private List<Integer> owners(String blobName) {
    return files.of(PLACE, blobName).stream().map(Owned::index).toList();
  }

  private boolean add(
      int index, @Nullable Integer exitCode, String pattern, @Nullable String path) {
    return files.add(
        index, task(exitCode), definition(OfflineAccounts.STORAGE + "c", pattern, path));
  }

  private static TaskDefinition definition(
      String containerUrl, String pattern, @Nullable String path) {
    return new TaskDefinition(
        new TaskReference("job", "t"),
        NOW.toInstant(),
        TaskState.COMPLETED,
        TaskConstraints.NONE,
        List.of(
            new TaskDefinition.Output(pattern, containerUrl, path, UploadCondition.TASK_SUCCESS)));
  }

  private static TaskSnapshot task(@Nullable Integer exitCode) {
    return new TaskSnapshot(
        new TaskReference("job", "t"),
        TaskState.COMPLETED,
        NOW,
        NOW,
        NOW,
        exitCode,
        Integer.valueOf(0).equals(exitCode) ? TaskResult.SUCCESS : TaskResult.FAILURE,
        null,
        0,
        0,
        NOW,
        null);
  }
}
