package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.spring.boot.AzureBatchProperties;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every property is in the README or on the page for operators, with its default. */
class SettingsTest {

  private static final Pattern TABLE =
      Pattern.compile("\\| property \\| default \\| meaning \\|\\n\\|[-|]+\\n((?:\\|.*\\n)+)");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (?:`([^`]+)`)?.*");

  static Stream<Parameter> settings() {
    return Arrays.stream(canonical(AzureBatchProperties.class).getParameters())
        .filter(setting -> setting.getType() != Map.class);
  }

  private static Constructor<?> canonical(Class<?> type) {
    return type.getDeclaredConstructors()[0];
  }

  private static String name(Parameter setting) {
    return DataObjectPropertyName.toDashedForm(setting.getName());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingHasItsDefault(Parameter setting) {
    String documented =
        rows()
            .filter(row -> row.group(1).equals(name(setting)))
            .map(row -> row.group(2))
            .findFirst()
            .orElseThrow();

    assertThat(documented).isEqualTo(setting.getAnnotation(DefaultValue.class).value()[0]);
  }

  @Test
  void nothingElseIsCalledASetting() {
    List<String> accounts =
        Stream.of("batch", "storage")
            .flatMap(
                service ->
                    parts(service).map(part -> "accounts.<name>." + service + "." + name(part)))
            .toList();

    assertThat(rows().map(row -> row.group(1)))
        .doesNotHaveDuplicates()
        .containsAll(accounts)
        .hasSize((int) settings().count() + accounts.size() + 1)
        .contains("secrets.<name>");
  }

  private static Stream<Parameter> parts(String service) {
    Class<?> type =
        service.equals("batch")
            ? AzureBatchProperties.Batch.class
            : AzureBatchProperties.Storage.class;
    return Arrays.stream(canonical(type).getParameters());
  }

  private static Stream<MatchResult> rows() {
    return Stream.of(Page.README, Page.OPERATORS)
        .flatMap(page -> TABLE.matcher(page.text()).results())
        .flatMap(table -> table.group(1).lines())
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult);
  }
}
