package io.github.azurebatch.camunda.impl.engine.cancel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
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

  @Test
  void fitsIntoAMessageWithTheTimesOfTheTasks() {
    Map<String, Instant> created = new HashMap<>();
    for (int i = 0; i < TerminateTasks.MAX_WITH_TIMES; i++) {
      created.put("%064d".formatted(i), Instant.parse("2026-01-01T00:00:00.123456789Z"));
    }

    assertThat(Outbox.hasRoomFor(TerminateTasks.message(LONGEST_NAME, LONGEST_NAME, created)))
        .isTrue();
  }
}
