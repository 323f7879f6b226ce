package io.github.azurebatch.camunda.impl.engine.variable.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmittedTasksTest {

  private static final SubmittedTasks TASKS =
      new SubmittedTasks(
          "default",
          "job",
          "part",
          250,
          Instant.EPOCH,
          null,
          null,
          Duration.ofHours(1),
          OnCancel.TERMINATE,
          null,
          List.of(),
          List.of());

  @Test
  void numbersTasksFromOneToTheWidthOfTheCount() {
    assertThat(TASKS.taskId(1)).isEqualTo("part-001");
    assertThat(TASKS.references())
        .hasSize(250)
        .endsWith(new TaskReference("job", "part-249"), new TaskReference("job", "part-250"));
  }

  @Test
  void knowsItsOwnTasksByTheirIds() {
    assertThat(TASKS.indexOf("part-017")).hasValue(17);
    assertThat(List.of("part-000", "part-251", "part-17", "part-0017", "part-a17", "other-017"))
        .allSatisfy(id -> assertThat(TASKS.indexOf(id)).isEmpty());
  }

  @Test
  void readsWhatItWrote() {
    assertThat(SubmittedTasks.from(Fields.of(TASKS.toMap()))).isEqualTo(TASKS);
  }

  @Test
  void refusesAPrefixWithNoRoomForTheIndex() {
    Map<String, Object> map = TASKS.toMap();
    map.put("taskIdPrefix", "p".repeat(61));

    assertThatThrownBy(() -> SubmittedTasks.from(Fields.of(map)))
        .isInstanceOf(InvalidInputException.class);
  }
}
