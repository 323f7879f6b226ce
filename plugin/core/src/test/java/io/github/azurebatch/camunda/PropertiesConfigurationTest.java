package io.github.azurebatch.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.secret.Credential;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesConfigurationTest {

  private static final Map<String, String> ACCOUNT =
      Map.of(
          "accounts.main.batch.url", "https://b.westeurope.batch.azure.com",
          "accounts.main.batch.account-name", "b",
          "accounts.main.batch.account-key", "a2V5",
          "accounts.main.storage.endpoint", "https://s.blob.core.windows.net",
          "accounts.main.storage.account-name", "s",
          "default-account", "main");

  @Test
  void readsAccountsAndKeepsTheDefaults() {
    AzureBatchConfiguration configuration = PropertiesConfiguration.read(ACCOUNT);

    AzureBatchAccount account = Objects.requireNonNull(configuration.accounts().get("main"));
    assertThat(account.batch().credential()).isInstanceOf(Credential.AccountKey.class);
    assertThat(account.storage().credential()).isInstanceOf(Credential.EntraId.class);
    assertThat(configuration.pollInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.maxPollInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.toString()).doesNotContain("a2V5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "größe"})
  void refusesNamesOfAccountsThatTheEngineCannotKeep(String name) {
    assertThatThrownBy(() -> withAccount(name))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("account name '" + name + "'");
  }

  @Test
  void refusesNamesOfAccountsThatAreTooLong() {
    assertThat(withAccount("a".repeat(64)).accounts()).containsKey("a".repeat(64));
    assertThatThrownBy(() -> withAccount("a".repeat(65)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("65 characters")
        .hasMessageContaining("64");
  }

  private static AzureBatchConfiguration withAccount(String name) {
    AzureBatchAccount main =
        Objects.requireNonNull(PropertiesConfiguration.read(ACCOUNT).accounts().get("main"));
    return AzureBatchConfiguration.builder()
        .account(AzureBatchConfiguration.DEFAULT_ACCOUNT, main)
        .account(name, main)
        .build();
  }

  @Test
  void readsSecretsAndShowsThemNowhere() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("secrets.registry.eu", "s3cr3t");

    AzureBatchConfiguration configuration = PropertiesConfiguration.read(properties);

    assertThat(Objects.requireNonNull(configuration.secrets().get("registry.eu")).reveal())
        .isEqualTo("s3cr3t");
    assertThat(configuration.toString()).contains("registry.eu").doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "poll-intervall; PT1S; poll-intervall",
        "accounts.main.batch.uri; https://x; accounts.main.batch.uri",
        "poll-interval; 5s; poll-interval' is '5s",
        "poll-interval; PT0S; poll interval is PT0S",
        "max-poll-interval; PT0S; max poll interval is PT0S",
        "inline-limit; many; inline-limit' is 'many",
        "inline-limit; -1; -1",
        "queue-allowance; P2D; resource file lifetime is PT24H, shorter than the queue allowance PT48H",
        "default-account; other; [main]",
        "accounts.second.batch.url; https://x; accounts.second.batch.account-name",
      })
  void refusesAPropertyThatIsUnknownMissingOrWrong(String name, String value, String said) {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put(name, value);

    assertThatThrownBy(() -> PropertiesConfiguration.read(properties))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(said);
  }
}
