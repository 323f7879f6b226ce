package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages name everything that users may write or see, and nothing else. */
class NamesTest {

  /** Also of an observation. A setting of Spring Boot may have the beginning of a name. */
  private static final Pattern METER = Pattern.compile("camunda\\.azurebatch(\\.[a-z]+)++(?!=)");

  private static final Pattern LOG_LINE =
      Pattern.compile(
          "^\\| `AZURE-BATCH-\\d+` \\| [A-Z]+ \\|(?= [^|]+ \\| [^|]+ \\|$)", Pattern.MULTILINE);

  private static final Pattern QUOTATION = Pattern.compile("“([^”]+)”");

  static Stream<String> activities() {
    return constants(AzureBatchBeans.class).filter(bean -> !bean.equals(AzureBatchBeans.LINKS));
  }

  static Stream<String> errorCodes() {
    return constants(AzureBatchErrors.class);
  }

  static Stream<String> inputs() {
    return constants(AzureBatchInputs.class);
  }

  static Stream<String> variables() {
    return constants(AzureBatchVariables.class);
  }

  private static Stream<String> constants(Class<?> holder) {
    List<String> values = Arrays.stream(holder.getFields()).map(NamesTest::value).toList();
    assertThat(values).isNotEmpty();
    return values.stream();
  }

  private static String value(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("activities")
  void everyActivityHasASectionForModellers(String bean) {
    assertThat(Page.README.text()).contains("| `${" + bean + "}` |");
    assertThat(Page.MODELLERS.text()).contains("### `${" + bean + "}`");
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void everyInputIsExplainedToModellers(String input) {
    assertThat(Page.MODELLERS.rows()).anyMatch(row -> firstCell(row).contains("`" + input + "`"));
  }

  private static String firstCell(String row) {
    return row.split("(?<!\\\\)\\|")[1];
  }

  @ParameterizedTest
  @MethodSource("variables")
  void everyVariableIsExplained(String variable) {
    assertThat(Page.MODELLERS.text() + Page.OPERATORS.text()).contains("`" + variable + "`");
  }

  @ParameterizedTest
  @MethodSource("errorCodes")
  void everyErrorCodeIsExplained(String code) {
    assertThat(Page.MODELLERS.text()).contains("| `" + code + "` |");
    assertThat(Page.OPERATORS.text()).contains("`" + code + "`");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonOfAQueuedTaskIsExplained(QueueReason.Kind reason) {
    assertThat(Page.OPERATORS.rows())
        .anyMatch(row -> firstCell(row).contains("`" + reason.text() + "`"));
  }

  @Test
  void theCodesOfLogLinesAreThoseOfTheCode() {
    List<String> documented =
        LOG_LINE.matcher(Page.OPERATORS.text()).results().map(MatchResult::group).toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(LogLine.values())
                .map(line -> "| `%s` | %s |".formatted(line.code(), line.level()))
                .toList());
  }

  @Test
  void theMetersAreThoseOfTheCode() {
    List<String> meters = named(Sources.ofThePlugin());

    assertThat(named(Page.OPERATORS.text())).containsExactlyInAnyOrderElementsOf(meters);
    assertThat(meters).isNotEmpty();
  }

  private static List<String> named(String text) {
    return METER.matcher(text).results().map(meter -> meter.group()).distinct().toList();
  }

  /** An ellipsis stands for what differs from one message to the next. */
  @Test
  void theQuotationsAreThoseOfTheCode() {
    String sources = Sources.ofThePlugin();

    assertThat(QUOTATION.matcher(Page.OPERATORS.text()).results())
        .hasSizeGreaterThan(10)
        .flatExtracting(quotation -> List.of(quotation.group(1).split("…")))
        .allSatisfy(part -> assertThat(sources.contains(part.strip())).as(part).isTrue());
  }
}
