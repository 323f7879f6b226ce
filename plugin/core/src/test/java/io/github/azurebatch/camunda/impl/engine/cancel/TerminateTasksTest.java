package io.github.azurebatch.camunda.impl.engine.cancel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TerminateTasksTest {

  private static final String LONGEST_NAME = "n".repeat(64);

  @Test
  void fitsIntoAMessageWithTheLongestNames() {
    var ids = Collections.nCopies(TerminateTasks.MAX_TASKS, LONGEST_NAME);

    assertThat(
            Outbox.hasRoomFor(
                TerminateTasks.message(
                    LONGEST_NAME, LONGEST_NAME, "k".repeat(40), Instant.MAX, ids)))
        .isTrue();
  }
}
