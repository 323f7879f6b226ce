package io.github.azurebatch.camunda.impl.engine.data.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "-12, -12", "3.0, 3", "999999999, 999999999"})
  void isReadWithADecimalPointToo(String text, int number) {
    assertThat(WholeNumber.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.5", "1e3", "9999999999", "+1", "one"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> WholeNumber.parse(text)).isInstanceOf(InvalidInputException.class);
  }
}
