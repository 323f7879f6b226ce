package io.github.azurebatch.camunda.impl.engine.variable.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationTest {

  @ParameterizedTest
  @CsvSource({
    "10.027, 10.028, 10.028, true, false",
    "10.028, 10.028, 10.028, false, false",
    "10.029, 10.028, 10.028, false, true",
    "10.029, 10.028, 12.345, false, false",
    "12.346, 10.028, 12.345, false, true",
    "10.029, 10.028, , false, false",
    "10.027, , , false, false"
  })
  void tellsOursFromOthersUnderItsId(
      String task, @Nullable String first, @Nullable String last, boolean madeWay, boolean took) {
    Creation ours = new Creation(time(first), time(last));

    assertThat(ours.isAfter(created(task))).isEqualTo(madeWay);
    assertThat(ours.isBefore(created(task))).isEqualTo(took);
  }

  @ParameterizedTest
  @CsvSource({"09.999, true, false", "10.000, false, false", "10.999, false, false"})
  void takesAWholeSecondForAnyTimeInIt(String task, boolean madeWay, boolean took) {
    Creation ours = new Creation(time("10"), time("10"));

    assertThat(ours.isAfter(created(task))).isEqualTo(madeWay);
    assertThat(ours.isBefore(created(task))).isEqualTo(took);
  }

  private static @Nullable Instant time(@Nullable String seconds) {
    return seconds == null ? null : Instant.parse("2026-01-01T00:00:" + seconds + "Z");
  }

  private static TaskSnapshot created(String seconds) {
    OffsetDateTime time =
        Instant.parse("2026-01-01T00:00:" + seconds + "Z").atOffset(ZoneOffset.UTC);
    return new TaskSnapshot(
        new TaskReference("job", "task"),
        TaskState.ACTIVE,
        time,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        time,
        null);
  }
}
