package io.github.azurebatch.camunda.local.impl.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  private static final Filterable TASK =
      name ->
          Optional.ofNullable(Map.<String, Object>of("id", "o'Hara", "state", "active").get(name));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '^',
      value = {
        "id eq 'O''hara', true",
        "id ne 'O''hara', false",
        "(id eq 'a' or state eq 'active'), true",
        "id eq 'a' or id eq 'b' and state eq 'active', false",
        "not (id eq 'a'), true",
        "not not id eq 'a', false",
        "^startswith(id,'o''')^, true",
        " id  eq 'o''hara' , true",
      })
  void readsExpressions(String expression, boolean matches) {
    assertThat(FilterParser.parse(expression).matches(TASK)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id eq 'a", "id eq datetime'2026", "id eq", "(id eq 'a'", "id eq 'a')", " ", ""})
  void refusesWhatIsNoExpression(String expression) {
    assertThatThrownBy(() -> FilterParser.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsALongText() {
    String text = "x".repeat(1_000_000) + "''".repeat(100_000);

    assertThat(FilterParser.parse("id eq '" + text + "'").ids().orElseThrow())
        .containsExactly(text.replace("''", "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"or", "and"})
  void readsAndAnswersManyConditions(String operator) {
    Filter filter =
        FilterParser.parse(
            IntStream.range(0, 50_000)
                .mapToObj(i -> "id eq 't" + i + "'")
                .collect(Collectors.joining(" " + operator + " ")));

    assertThat(filter.matches(TASK)).isFalse();
    assertThat(filter.ids().orElseThrow()).hasSize(operator.equals("or") ? 50_000 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "not (", "(id eq 'a' or "})
  void refusesWhatIsNestedTooDeeply(String opening) {
    assertThatThrownBy(() -> FilterParser.parse(opening.repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested");
  }
}
