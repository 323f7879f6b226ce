package io.github.azurebatch.camunda.impl.engine.data.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void isAllOfAShortText() {
    assertThat(Excerpt.of("short", 5)).isEqualTo("short");
    assertThat(Excerpt.of("a".repeat(60))).isEqualTo("a".repeat(60));
  }

  @Test
  void isTheBeginningOfALongText() {
    assertThat(Excerpt.of("too long", 3)).isEqualTo("too...");
    assertThat(Excerpt.of("a".repeat(61))).isEqualTo("a".repeat(60) + "...");
  }

  @Test
  void leavesNoHalfOfACharacter() {
    assertThat(Excerpt.of("a\uD83D\uDE00b", 2)).isEqualTo("a...");
    assertThat(Excerpt.of("a\uD83D\uDE00b", 3)).isEqualTo("a\uD83D\uDE00...");
  }
}
