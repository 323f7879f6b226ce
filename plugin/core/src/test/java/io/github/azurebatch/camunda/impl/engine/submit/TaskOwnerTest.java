package io.github.azurebatch.camunda.impl.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import org.junit.jupiter.api.Test;

class TaskOwnerTest {

  private static final String KEY = "k".repeat(40);

  @Test
  void namesItsTaskByTheActivityAndTheKey() {
    assertThat(owner("render").defaultTaskId()).isEqualTo("render-" + KEY);
  }

  @Test
  void namesATaskAsTheServiceTakesIt() {
    String id = owner("Größe der Datei, die hochgeladen wird").defaultTaskId();

    assertThat(BatchId.check("task", id)).isEqualTo(id);
    assertThat(id).hasSize(64).endsWith(KEY);
  }

  @Test
  void leavesRoomForTheNumbersOfAList() {
    assertThat(owner("a".repeat(80)).defaultTaskId(6)).hasSize(58);
  }

  @Test
  void marksItsTaskWithTheInstanceAndTheChoiceOnCancel() {
    assertThat(owner("render").mark(OnCancel.LEAVE).toString())
        .contains(KEY, "installation", "instance", "leave");
  }

  private static TaskOwner owner(String activityId) {
    return new TaskOwner(KEY, "installation", activityId, "instance");
  }
}
