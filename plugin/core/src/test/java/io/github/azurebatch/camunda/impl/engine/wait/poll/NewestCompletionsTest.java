package io.github.azurebatch.camunda.impl.engine.wait.poll;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewestCompletionsTest {

  private final NewestCompletions newest = new NewestCompletions(2, SUBMITTED);

  @Test
  void areAllOfAShortListing() {
    complete("b", 20);
    complete("a", 10);

    assertThat(newest.from()).isEqualTo(SUBMITTED);
    assertThat(newest.eldestFirst())
        .extracting(task -> task.reference().taskId())
        .containsExactly("a", "b");
  }

  @Test
  void areAllThatCompletedAfterTheLastOneThatWasDropped() {
    complete("c", 30);
    complete("a", 10);
    complete("d", 40);
    complete("b", 20);

    assertThat(newest.from()).isEqualTo(SUBMITTED.plusMillis(21));
    assertThat(newest.eldestFirst())
        .extracting(task -> task.reference().taskId())
        .containsExactly("c", "d");
  }

  private void complete(String taskId, int millis) {
    newest.add(completed(taskId, SUBMITTED.plusMillis(millis), 0));
  }
}
