package io.github.azurebatch.camunda.impl.engine.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DeleteTasksTest {

  private static final String LONGEST_NAME = "n".repeat(64);

  @Test
  void fitsIntoAMessageWithTheLongestNames() {
    var ids = Collections.nCopies(DeleteTasks.MAX_TASKS, LONGEST_NAME);

    assertThat(Outbox.hasRoomFor(DeleteTasks.message(LONGEST_NAME, LONGEST_NAME, ids))).isTrue();
  }
}
