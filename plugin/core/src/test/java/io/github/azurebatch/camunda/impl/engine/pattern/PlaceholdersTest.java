package io.github.azurebatch.camunda.impl.engine.pattern;

import static io.github.azurebatch.camunda.LinearTime.assertLinear;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {

  @ParameterizedTest
  @CsvSource({
    "{index}, true",
    "{item}, true",
    "{item.a}, true",
    "{item.a.b-c}, true",
    "{taskId}, true",
    "{items}, false",
    "{item.}, false",
    "{item..a}, false",
    "${item}, false",
    "{other}, false",
  })
  void areNamesInBraces(String text, boolean placeholder) {
    assertThat(Placeholders.PATTERN.matcher(text).find()).isEqualTo(placeholder);
  }

  @ParameterizedTest
  @ValueSource(strings = {".a", "a", "{item", "{item.a", "{", "$", ".", "{item.a}"})
  void areFoundInLinearTime(String repeated) {
    for (String before : new String[] {"", "{item", "{item.a"}) {
      assertLinear(
          before, repeated, "", text -> Placeholders.PATTERN.matcher(text).replaceAll("x"));
    }
  }
}
