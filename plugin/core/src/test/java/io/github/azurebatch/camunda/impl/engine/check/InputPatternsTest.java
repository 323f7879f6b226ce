package io.github.azurebatch.camunda.impl.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a tool knows of an input, its pattern or its words, refuses nothing that is right. */
class InputPatternsTest {

  private static final List<ActivityInput> ALL =
      Arrays.stream(ActivityBean.values())
          .flatMap(bean -> ActivityInputs.of(bean).all().stream())
          .distinct()
          .toList();

  @Property
  void patternsTakeWhatTheCheckTakes(
      @ForAll("inputsWithSyntax") ActivityInput input, @ForAll("texts") String text) {
    InputForm.Syntax syntax = input.form().syntax();
    if (syntax != null && passes(input, text)) {
      assertThat(text).as(input.name()).matches(syntax.pattern());
    }
  }

  @Example
  void patternsRefuseWhatIsPlainlyWrong() {
    assertThat(ALL.stream().map(ActivityInput::form).map(InputForm::syntax))
        .allSatisfy(
            syntax -> {
              if (syntax != null) {
                assertThat("no, not this!").doesNotMatch(syntax.pattern());
              }
            });
  }

  @Example
  void wordsAndDefaultsPassTheCheck() {
    for (ActivityInput input : ALL) {
      assertThat(input.form().words()).as(input.name()).allMatch(word -> passes(input, word));
      String otherwise = input.defaultText();
      assertThat(otherwise == null || passes(input, otherwise)).as(input.name()).isTrue();
    }
  }

  @Provide
  Arbitrary<ActivityInput> inputsWithSyntax() {
    return Arbitraries.of(ALL.stream().filter(input -> input.form().syntax() != null).toList());
  }

  /** Like what inputs with a pattern are: ids, durations, numbers and permissions. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> duration =
        Arbitraries.strings().withChars("PTYMWDHSptmdhs0123456789.,").ofMaxLength(12);
    Arbitrary<String> name = Arbitraries.strings().withChars("abrcwdl-_AZ019").ofMaxLength(66);
    Arbitrary<String> number = Arbitraries.strings().withChars("-0123456789.").ofMaxLength(10);
    Arbitrary<String> known =
        Arbitraries.of("auto", "P1DT2H", "PT0.5H", "P0Y0M1DT0H", "1.0", "-5", "racwdl", "PT30M");
    return Arbitraries.oneOf(duration.map(text -> "P" + text), name, number, known);
  }

  private static boolean passes(ActivityInput input, String text) {
    try {
      input.form().check().accept(text);
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }
}
