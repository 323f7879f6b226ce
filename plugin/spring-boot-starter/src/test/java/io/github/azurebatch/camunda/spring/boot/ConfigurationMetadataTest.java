package io.github.azurebatch.camunda.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What IDEs know of the properties is what the plugin reads. */
class ConfigurationMetadataTest {

  private static final String PREFIX = Prefixes.CAMUNDA + ".";

  private final JsonNode metadata = metadata();

  @Test
  void hasEveryPropertyWithADescription() {
    List<String> expected =
        Stream.concat(
                AzureBatchConfiguration.propertyNames().stream(),
                Stream.of("enabled", "access", "accounts", "secrets"))
            .map(PREFIX::concat)
            .toList();

    assertThat(elements(metadata.get("properties")))
        .extracting(property -> property.get("name").asText())
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(elements(metadata.get("properties")))
        .allSatisfy(property -> assertThat(property.get("description").asText()).endsWith("."));
  }

  @Test
  void proposesEveryPropertyOfAnAccount() {
    JsonNode accounts =
        elements(metadata.get("hints"))
            .filter(hint -> hint.get("name").asText().equals(PREFIX + "accounts.keys"))
            .findFirst()
            .orElseThrow();

    assertThat(elements(accounts.get("values")))
        .extracting(value -> value.get("value").asText())
        .containsExactlyElementsOf(
            AzureBatchConfiguration.accountPropertyNames().stream()
                .map("default."::concat)
                .toList());
  }

  @Test
  void hasTheDefaultsOfThePlugin() {
    Map<String, String> defaults =
        elements(metadata.get("properties"))
            .filter(property -> property.hasNonNull("defaultValue"))
            .filter(property -> !property.get("name").asText().endsWith(".enabled"))
            .collect(
                Collectors.toMap(
                    property -> property.get("name").asText().substring(PREFIX.length()),
                    property -> property.get("defaultValue").asText()));
    Map<String, String> given = new HashMap<>(WrongPropertiesTest.ACCOUNT);
    given.putAll(defaults);

    assertThat(defaults).containsOnlyKeys(AzureBatchConfiguration.propertyNames());
    assertThat(read(given))
        .usingRecursiveComparison()
        .ignoringFields("meterRegistry", "observationRegistry")
        .isEqualTo(read(WrongPropertiesTest.ACCOUNT));
  }

  private static AzureBatchConfiguration read(Map<String, String> properties) {
    return AzureBatchConfiguration.fromProperties("", properties, builder -> {});
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode metadata() {
    try (InputStream file =
        ConfigurationMetadataTest.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file));
    } catch (IOException e) {
      throw new IllegalStateException("The metadata cannot be read", e);
    }
  }
}
