package io.github.azurebatch.camunda.impl.engine.outcome.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskDurationsTest {

  private static final OffsetDateTime CREATED = OffsetDateTime.parse("2026-01-01T00:00:00Z");

  @Test
  void areExactForATask() {
    TaskDurations durations = TaskDurations.none();
    durations.note(task(Duration.ofMillis(61_234), 0), true);

    assertThat(queued(durations)).containsExactly(Map.entry(Duration.ofMillis(61_234), 1));
    assertThat(ran(durations)).containsExactly(Map.entry(Duration.ofSeconds(10), 1));
  }

  @Test
  void areCountedForManyCutToTwoDigits() {
    TaskDurations durations = TaskDurations.ofMany();
    durations.note(task(Duration.ofMillis(61_234), 0), true);
    durations.note(task(Duration.ofMillis(61_999), 0), true);
    durations.note(task(Duration.ofMillis(99), 0), true);

    assertThat(queued(durations))
        .containsExactly(
            Map.entry(Duration.ofMillis(99), 1), Map.entry(Duration.ofMillis(61_000), 2));
    assertThat(ran(durations)).containsExactly(Map.entry(Duration.ofSeconds(10), 3));
  }

  @Test
  void theQueueTimeOfATaskThatRanAgainIsNotKnown() {
    TaskDurations durations = TaskDurations.ofMany();
    durations.note(task(Duration.ofMinutes(1), 1), true);
    durations.note(task(Duration.ofMinutes(1), 0), false);

    assertThat(queued(durations)).isEmpty();
    assertThat(ran(durations)).containsExactly(Map.entry(Duration.ofSeconds(10), 2));
  }

  @Test
  void aTaskThatNeverBeganHasNone() {
    TaskDurations durations = TaskDurations.ofMany();
    durations.note(task(null, 0), true);

    assertThat(queued(durations)).isEmpty();
    assertThat(ran(durations)).isEmpty();
  }

  private static Map<Duration, Integer> queued(TaskDurations durations) {
    Map<Duration, Integer> counts = new TreeMap<>();
    durations.forEachQueued(counts::put);
    return counts;
  }

  private static Map<Duration, Integer> ran(TaskDurations durations) {
    Map<Duration, Integer> counts = new TreeMap<>();
    durations.forEachRun(counts::put);
    return counts;
  }

  /** It runs for ten seconds. */
  private static TaskSnapshot task(@Nullable Duration queued, int requeueCount) {
    OffsetDateTime start = queued == null ? null : CREATED.plus(queued);
    OffsetDateTime end = start == null ? null : start.plusSeconds(10);
    return new TaskSnapshot(
        new TaskReference("job", "task"),
        TaskState.COMPLETED,
        CREATED.plusDays(1),
        start,
        end,
        0,
        TaskResult.SUCCESS,
        null,
        0,
        requeueCount,
        CREATED,
        null);
  }
}
