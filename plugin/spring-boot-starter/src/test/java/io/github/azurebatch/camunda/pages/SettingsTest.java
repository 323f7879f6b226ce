package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every property is in the README or on the page for operators, with its default. */
class SettingsTest {

  private static final Pattern TABLE =
      Pattern.compile("\\| property \\| default \\| meaning \\|\\n\\|[-|]+\\n((?:\\|.*\\n)+)");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (?:`([^`]+)`)?.*");

  /** What IDEs know of them, which is compared with what the plugin reads. */
  static List<Setting> settings() throws IOException {
    try (InputStream metadata =
        SettingsTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties = new ObjectMapper().readTree(metadata).get("properties");
      return StreamSupport.stream(properties.spliterator(), false)
          .filter(property -> property.hasNonNull("defaultValue"))
          .map(Setting::of)
          .toList();
    }
  }

  record Setting(String name, String defaultValue) {

    private static final String PREFIX = "camunda.bpm.azure-batch.";

    static Setting of(JsonNode property) {
      return new Setting(
          property.get("name").asText().substring(PREFIX.length()),
          property.get("defaultValue").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingHasItsDefault(Setting setting) {
    String documented =
        rows()
            .filter(row -> row.group(1).equals(setting.name()))
            .map(row -> row.group(2))
            .findFirst()
            .orElseThrow();

    assertThat(documented).isEqualTo(setting.defaultValue());
  }

  @Test
  void nothingElseIsCalledASetting() throws IOException {
    List<String> accounts =
        AzureBatchConfiguration.accountPropertyNames().stream()
            .map("accounts.<name>."::concat)
            .toList();

    assertThat(rows().map(row -> row.group(1)))
        .doesNotHaveDuplicates()
        .containsAll(accounts)
        .hasSize(settings().size() + accounts.size() + 2)
        .contains("secrets.<name>", "access.<name>.*");
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
