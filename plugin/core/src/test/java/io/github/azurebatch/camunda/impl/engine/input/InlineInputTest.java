package io.github.azurebatch.camunda.impl.engine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput.Form;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineInputTest {

  static Stream<Object> forms() {
    return Stream.of(
        "a.json, b.txt | text",
        "a.json\nb.txt | text",
        List.of("a.json", Map.of("name", "b.txt", "as", "text")),
        "[\"a.json\", {\"name\": \"b.txt\", \"as\": \"text\"}]");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isReadInEachForm(Object inline) {
    assertThat(read(inline))
        .containsExactly(
            new InlineOutput("a.json", Form.BY_TYPE), new InlineOutput("b.txt", Form.TEXT));
  }

  @Test
  void isEmptyIfItIsMissing() {
    assertThat(InlineInput.read(GivenInputs.of(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt -> b", "a.txt | text | json", "| json", "a.txt | xml"})
  void isRefusedOtherwise(String inline) {
    assertThatThrownBy(() -> read(inline))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("input 'inline'");
  }

  private static List<InlineOutput> read(Object inline) {
    return InlineInput.read(GivenInputs.of(Map.of("inline", inline)));
  }
}
