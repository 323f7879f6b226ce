package io.github.azurebatch.camunda.impl.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import org.junit.jupiter.api.Test;
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

  @Test
  void nameTheElementOfAListThatIsWrong() {
    Fields fields = Fields.of("{\"files\":[{\"path\":\"a\"},{\"path\":[]},{}]}");

    assertThatThrownBy(() -> fields.objects("files", file -> file.text("path")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the field 'files[1]': the field 'path': a text is expected, not a list");
  }

  @Test
  void nameTheElementOfAListThatIsNoObject() {
    Fields fields = Fields.of("{\"files\":[null]}");

    assertThatThrownBy(() -> fields.objects("files", file -> file.text("path")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the field 'files[0]': a JSON object is expected, not nothing");
  }

  @Test
  void haveNoObjectsWithoutAList() {
    assertThat(Fields.of("{}").objects("files", file -> file.text("path"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\" \"', the field 'timeout' is missing",
    "[], 'the field ''timeout'': a text is expected, not a list'"
  })
  void nameADurationOnceThatIsNoText(String given, String message) {
    Fields fields = Fields.of("{\"timeout\":" + given + "}");

    assertThatThrownBy(() -> fields.optionalDuration("timeout"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }
}
