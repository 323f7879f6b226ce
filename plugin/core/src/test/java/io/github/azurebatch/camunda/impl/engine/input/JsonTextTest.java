package io.github.azurebatch.camunda.impl.engine.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "name; false; false; false",
        "{\"a\":1}; true; true; false",
        "[\"a\"]; true; true; true",
        "[]; true; true; true",
        "[{\"a\":1}]; true; true; false",
        "[a-z].txt; true; false; false",
        "{item.name}.txt; true; false; false",
        "[{item}].txt; true; false; false",
      })
  void isToldByItsBeginning(String text, boolean isMeant, boolean besidePatterns, boolean asTexts) {
    assertThat(JsonText.isMeant(text)).isEqualTo(isMeant);
    assertThat(JsonText.isMeantBesidePatterns(text)).isEqualTo(besidePatterns);
    assertThat(JsonText.isMeantAsTexts("\uFEFF " + text)).isEqualTo(asTexts);
  }
}
