package io.github.azurebatch.camunda.impl.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void keepsTheDigitsOfNumbers() {
    assertThat(Json.read("[1.50, 12345678901234567890, 3]"))
        .asString()
        .isEqualTo("[1.50, 12345678901234567890, 3]");
    assertThat(Json.write(List.of(new BigDecimal("1.50")))).isEqualTo("[1.50]");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(Json.read("\uFEFF {\"a\": 1}")).isEqualTo(Map.of("a", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{\"a\":1}\n{\"b\":2}",
        "3 samples",
        "[1],",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "NaN",
        "1e9999999990",
        "\"a",
        "[1"
      })
  void refusesWhatIsNotOneWholeValue(String text) {
    assertThat(Json.parse(text)).isInstanceOf(ParsedJson.Malformed.class);
    assertThatThrownBy(() -> Json.read(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}~{\"b\":2}   | 2 | 1 | More follows",
        "{~ \"a\": oops}       | 2 | 7 | oops",
        "{~ \"a\": 1,~ \"a\": 2} | 3 | 2 | Duplicate field 'a'",
        "[1,~2                 | 2 | 2 | end-of-input",
        "[1,~ 1e9999999990]    | 2 | 2 | The exponent of a number is out of range"
      })
  void saysInWhichLineAndColumnItGoesWrong(String text, int line, int column, String reason) {
    ParsedJson parsed = Json.parse(text.strip().replace('~', '\n'));

    assertThat(parsed)
        .isInstanceOfSatisfying(
            ParsedJson.Malformed.class,
            malformed -> {
              assertThat(malformed.line()).isEqualTo(line);
              assertThat(malformed.column()).isBetween(column, column + 5);
              assertThat(malformed.reason()).contains(reason);
              assertThat(malformed.explained()).contains("(line " + line + ", column ");
            });
  }

  @Test
  void writesNothingButPlainData() {
    assertThatThrownBy(() -> Json.write(Map.of("when", LocalDate.EPOCH)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("java.time.LocalDate");
    assertThatThrownBy(() -> Json.write(List.of(Double.NaN)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> Json.write(Map.of(1, "x"))).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void readsNothingThatIsTooDeepToBeStoredAgain() {
    assertThat(Json.write(Map.of("outputs", nested(500)))).contains("[]");
    for (int depth : new int[] {501, 1_000, 100_000}) {
      String text = "[".repeat(depth) + "]".repeat(depth);
      assertThat(Json.parse(text)).isInstanceOf(ParsedJson.Malformed.class);
      assertThat(Json.parse("[".repeat(depth))).isInstanceOf(ParsedJson.Malformed.class);
    }
  }

  private static Object nested(int depth) {
    return Objects.requireNonNull(Json.read("[".repeat(depth) + "]".repeat(depth)));
  }
}
