package io.github.azurebatch.camunda.impl.engine.variable.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListRunsTest {

  private static final Instant AFTER = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant EXPIRY = Instant.parse("2026-01-03T00:00:00Z");

  private final ListRuns first = ListRuns.first(tasks("part", 10_000));

  @Test
  void knowsTheFirstRunsByTheIdsOfTheList() {
    assertThat(first.taskId(17)).isEqualTo("part-00017");
    assertThat(first.indexOf("part-00017")).hasValue(17);
    assertThat(first.after(17)).isEmpty();
  }

  @Test
  void keepsTheTaskThatIsReactivated() {
    ListRuns runs = first.again(17, 1, null, AFTER, null);

    assertThat(runs.taskId(17)).isEqualTo("part-00017");
    assertThat(runs.indexOf("part-00017")).hasValue(17);
    assertThat(runs.after(17)).hasValue(AFTER);
    assertThat(runs.after(18)).isEmpty();
  }

  @Test
  void countsTheNewTaskAndTheOldOneNoMore() {
    ListRuns runs = first.again(17, 2, null, AFTER, EXPIRY).again(18, 3, null, AFTER, EXPIRY);

    assertThat(runs.taskId(17)).isEqualTo("part-00017-2");
    assertThat(runs.indexOf("part-00017-2")).hasValue(17);
    assertThat(runs.indexOf("part-00018-3")).hasValue(18);
    assertThat(List.of("part-00017", "part-00018-2", "part-00019-2", "other-00017-2", "x-2"))
        .allSatisfy(id -> assertThat(runs.indexOf(id)).isEmpty());
    assertThat(runs.laterAttempts())
        .containsExactly(
            new TaskReference("job", "part-00017-2"), new TaskReference("job", "part-00018-3"));
    assertThat(runs.include("part-00017")).isTrue();
  }

  @Test
  void cutsThePrefixOfALongIdAndNotTheIndex() {
    ListRuns runs = ListRuns.first(tasks("p".repeat(58), 10_000)).again(17, 2, null, AFTER, EXPIRY);

    assertThat(runs.taskId(17)).isEqualTo("p".repeat(56) + "-00017-2").hasSize(64);
    assertThat(runs.indexOf(runs.taskId(17))).hasValue(17);
  }

  @Test
  void knowsTheLastRoundOfATaskOnly() {
    Instant later = AFTER.plusSeconds(60);
    ListRuns runs = first.again(17, 1, null, AFTER, null).again(18, 1, null, AFTER, null);

    ListRuns next = runs.again(17, 1, null, later, null);

    assertThat(next.after(17)).hasValue(later);
    assertThat(next.after(18)).hasValue(AFTER);
    assertThat(next.rounds()).hasSize(2);
    assertThat(next.again(18, 1, null, later, null).rounds()).hasSize(1);
  }

  @Test
  void isSmallForManyTasksAndReadsWhatItWrote() {
    ListRuns runs = first;
    for (int index = 1; index <= 10_000; index += 2) {
      runs = runs.again(index, 2, null, AFTER, EXPIRY.plusSeconds(index));
    }

    assertThat(ListRuns.from(runs.tasks(), Fields.of(Map.of(ListRuns.FIELD, runs.toList()))))
        .isEqualTo(runs);
    assertThat(runs.toList().toString()).hasSizeLessThan(2000);
    assertThat(runs.sasExpiry(9_999)).isEqualTo(EXPIRY.plusSeconds(1));
  }

  private static SubmittedTasks tasks(String prefix, int count) {
    return new SubmittedTasks(
        "default",
        "job",
        prefix,
        count,
        Instant.EPOCH,
        null,
        null,
        null,
        OnCancel.TERMINATE,
        null,
        List.of(),
        List.of());
  }
}
