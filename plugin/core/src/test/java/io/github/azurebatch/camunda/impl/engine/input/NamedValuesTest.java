package io.github.azurebatch.camunda.impl.engine.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValuesTest {

  @Test
  void leaveOutWhatIsNull() {
    Map<String, Object> map = new HashMap<>();
    map.put("A", null);
    map.put("B", "b");

    assertThat(NamedValues.read(map)).isEqualTo(Map.of("B", "b"));
    assertThat(NamedValues.read("{\"A\":null,\"B\":\"b\"}")).isEqualTo(Map.of("B", "b"));
    assertThat(NamedValues.read("[{\"name\":\"A\",\"value\":null},{\"name\":\"C\"}]")).isEmpty();
    assertThat(NamedValues.read("[null,{\"name\":\"B\",\"value\":\"b\"}]"))
        .isEqualTo(Map.of("B", "b"));
  }

  @Test
  void mayBeEmptyInEveryForm() {
    Map<String, String> empty = Map.of("A", "");

    assertThat(NamedValues.read(Map.of("A", ""))).isEqualTo(empty);
    assertThat(NamedValues.read("{\"A\":\"\"}")).isEqualTo(empty);
    assertThat(NamedValues.read("[{\"name\":\"A\",\"value\":\"\"}]")).isEqualTo(empty);
    assertThat(NamedValues.read("A=")).isEqualTo(empty);
    assertThat(NamedValues.read(List.of("A="))).isEqualTo(empty);
  }

  @Test
  void areTextsWithAllTheirDigits() {
    assertThat(
            NamedValues.read(
                Map.of("A", new BigDecimal("1.50"), "B", 5.0e9, "C", true, "D", List.of(1, "x"))))
        .isEqualTo(Map.of("A", "1.50", "B", "5000000000", "C", "true", "D", "[1,\"x\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "novalue",
        "=value",
        "{\"A\":\"a\"}\n{\"B\":\"b\"}",
        "[{\"value\":\"a\"}]",
        "[[]]",
        "{\"\":\"a\"}",
        "CAMUNDA_AZURE_BATCH_KEY=x"
      })
  void areRefusedWhereTheyHaveNoNameOrAreNotRead(String text) {
    assertThatThrownBy(() -> NamedValues.read(text)).isInstanceOf(InvalidInputException.class);
  }
}
