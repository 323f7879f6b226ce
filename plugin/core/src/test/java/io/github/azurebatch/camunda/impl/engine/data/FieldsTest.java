package io.github.azurebatch.camunda.impl.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @ParameterizedTest
  @ValueSource(strings = {"{\"names\":[\"a\",null]}", "{\"names\":[null,\"a\"]}"})
  void leaveOutWhatIsNullAmongTexts(String json) {
    assertThat(Fields.of(json).texts("names")).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false"})
  void areFlagsHoweverTheyAreCapitalized(String given, boolean flag) {
    assertThat(Fields.of("{\"required\":\"" + given + "\"}").flag("required")).isEqualTo(flag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "truee"})
  void areNoFlagsWhereTheyAreNeitherTrueNorFalse(String given) {
    Fields fields = Fields.of("{\"required\":\"" + given + "\"}");

    assertThatThrownBy(() -> fields.flag("required"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the field 'required': '%s' is neither true nor false", given);
  }
}
