package io.github.azurebatch.camunda.impl.engine.input;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLineTest {

  @Test
  void hasAnArrowAndOptions() {
    assertThat(TextLine.parseAll("a.txt -> b/c.txt | required | tasksuccess"))
        .containsExactly(new TextLine("a.txt", "b/c.txt", List.of("required", "tasksuccess")));
  }

  @Test
  void takesALinePerEntryAndSkipsEmptyOnes() {
    assertThat(TextLine.parseAll("a\n\n  b  \n"))
        .containsExactly(new TextLine("a", null, List.of()), new TextLine("b", null, List.of()));
  }

  @Test
  void keepsEscapedBarsArrowsAndOtherBackslashes() {
    assertThat(TextLine.parseAll("a\\|b\\->c -> d"))
        .containsExactly(new TextLine("a|b->c", "d", List.of()));
    assertThat(TextLine.parseAll("..\\std*.txt"))
        .containsExactly(new TextLine("..\\std*.txt", null, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "\\", "\\|", "->", "-", "\\->", " ", "a\n", "a"})
  void isReadInLinearTime(String repeated) {
    assertLinear(repeated, TextLine::parseAll);
  }
}
