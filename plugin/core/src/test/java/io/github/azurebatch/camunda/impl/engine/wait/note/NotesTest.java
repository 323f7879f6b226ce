package io.github.azurebatch.camunda.impl.engine.wait.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotesTest {

  private long now = 5;
  private final Notes notes = new Notes(Duration.ofMinutes(10), () -> now);

  @Test
  void areTakenAsLongAsRoundsCome() {
    assertThat(notes.areTaken()).isFalse();

    notes.take();
    now += Duration.ofMinutes(10).toNanos() - 1;
    assertThat(notes.areTaken()).isTrue();

    now++;
    assertThat(notes.areTaken()).isFalse();
    notes.take();
    assertThat(notes.areTaken()).isTrue();
  }

  @Test
  void areNotTakenAfterTheLastRound() {
    notes.take();
    notes.add(Set.of("one"));

    assertThat(notes.takeLast()).containsExactly("one");
    assertThat(notes.areTaken()).isFalse();
  }

  @Test
  void eachIsTakenOnce() {
    notes.add(Set.of("one", "two"));
    notes.add(Set.of("one"));

    assertThat(notes.take()).containsExactlyInAnyOrder("one", "two");
    assertThat(notes.take()).isEmpty();
  }
}
