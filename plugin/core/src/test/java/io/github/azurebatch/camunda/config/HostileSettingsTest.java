package io.github.azurebatch.camunda.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.GivenInputs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * What any property may say: it is taken, or refused with all that is wrong in one message that
 * shows no key and no secret. Nothing else is thrown.
 */
class HostileSettingsTest {

  private static final String PREFIX = "prefix.";
  private static final String SECRET = "S3CR3T-of-the-settings";

  private static final Map<String, String> ACCOUNT =
      Map.of(
          "accounts.default.batch.url", "https://b.westeurope.batch.azure.com",
          "accounts.default.batch.account-name", "b",
          "accounts.default.batch.account-key", "a2V5LW9mLWJhdGNo",
          "accounts.default.storage.endpoint", "https://s.blob.core.windows.net",
          "accounts.default.storage.account-name", "s",
          "accounts.default.storage.account-key", "a2V5LW9mLXN0b3JhZ2U=");

  /** Of which messages must not show the value. */
  private static final List<String> SECRETS =
      List.of(
          "secrets.token",
          "accounts.default.batch.account-key",
          "accounts.default.storage.account-key");

  @Property
  void areTakenOrRefusedWithOneMessage(@ForAll("settings") Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.putAll(settings);
    try {
      AzureBatchConfiguration configuration =
          AzureBatchConfiguration.fromProperties(PREFIX, properties, builder -> {});
      assertThat(configuration.checked()).isNotNull();
      assertThat(configuration.toString()).doesNotContain(SECRET);
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining(PREFIX);
      assertThat(e.getMessage()).doesNotContain(SECRET, "Exception", "java.");
    }
  }

  @Provide
  Arbitrary<Map<String, String>> settings() {
    return Arbitraries.maps(names(), values())
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(HostileSettingsTest::withSecrets);
  }

  private static Arbitrary<String> names() {
    Stream<String> ofAccounts =
        AzureBatchConfiguration.accountPropertyNames().stream().map("accounts.default."::concat);
    Stream<String> ofRules =
        AzureBatchConfiguration.accessPropertyNames().stream().map("access.rule."::concat);
    List<String> known =
        Stream.of(
                AzureBatchConfiguration.propertyNames().stream(),
                ofAccounts,
                ofRules,
                SECRETS.stream())
            .flatMap(names -> names)
            .toList();
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.of(known)),
        Tuple.of(
            1,
            Arbitraries.of("accounts.", "accounts.o.", "access.", "secrets.", "")
                .flatMap(begin -> GivenInputs.texts().map(begin::concat))));
  }

  private static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        GivenInputs.texts(),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.of("ms", "s", "h", "d", "KB", "GB", "")
            .flatMap(unit -> Arbitraries.bigIntegers().map(number -> number + unit)),
        Arbitraries.of("P", "PT", "R", "R5/", "PT1S,")
            .flatMap(begin -> Arbitraries.longs().map(number -> begin + number + "S")),
        Arbitraries.of("${a}", "#{a}", "a", "*", "a,", "1", "%", "\uD83D", "https://a")
            .map(part -> part.repeat(2_000)));
  }

  /** A long secret stands in what must not be shown. */
  private static Map<String, String> withSecrets(Map<String, String> settings) {
    Map<String, String> changed = new HashMap<>(settings);
    SECRETS.forEach(name -> changed.computeIfPresent(name, (key, value) -> value + SECRET));
    return changed;
  }
}
