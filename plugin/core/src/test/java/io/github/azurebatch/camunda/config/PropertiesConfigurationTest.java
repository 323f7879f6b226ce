package io.github.azurebatch.camunda.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
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
    AzureBatchConfiguration configuration = read(ACCOUNT);

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
        .hasMessageContaining("'accounts." + name + "'");
  }

  @Test
  void refusesNamesOfAccountsThatAreTooLong() {
    assertThat(withAccount("a".repeat(64)).accounts()).containsKey("a".repeat(64));
    assertThatThrownBy(() -> withAccount("a".repeat(65)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("this one has 65")
        .hasMessageContaining("64");
  }

  private static AzureBatchConfiguration withAccount(String name) {
    AzureBatchAccount main = Objects.requireNonNull(read(ACCOUNT).accounts().get("main"));
    return AzureBatchConfiguration.builder()
        .account(AzureBatchConfiguration.DEFAULT_ACCOUNT, main)
        .account(name, main)
        .build();
  }

  @Test
  void readsSecretsAndShowsThemNowhere() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("secrets.registry.eu", "s3cr3t");

    AzureBatchConfiguration configuration = read(properties);

    assertThat(Objects.requireNonNull(configuration.secrets().get("registry.eu")).reveal())
        .isEqualTo("s3cr3t");
    assertThat(configuration.toString()).contains("registry.eu").doesNotContain("s3cr3t");
  }

  @Test
  void findsTheQueueOfEventsByItsNameOrItsUrl() {
    assertThat(queueOf("batch-events"))
        .hasToString("https://s.queue.core.windows.net/batch-events");
    assertThat(queueOf("http://127.0.0.1:10001/s/batch-events"))
        .hasToString("http://127.0.0.1:10001/s/batch-events");
    assertThat(Objects.requireNonNull(read(ACCOUNT).accounts().get("main")).eventQueue()).isEmpty();
  }

  private static URI queueOf(String queue) {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("accounts.main.storage.account-key", "a2V5");
    properties.put("accounts.main.events.queue", queue);
    AzureBatchAccount account = Objects.requireNonNull(read(properties).accounts().get("main"));
    assertThat(Objects.requireNonNull(account.events()).pollInterval())
        .isEqualTo(Duration.ofMinutes(5));
    return account.eventQueue().orElseThrow();
  }

  @Test
  void refusesTheNameOfAQueueWhoseAccountTheEndpointDoesNotTell() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("accounts.main.storage.endpoint", "https://blobs.example.com");
    properties.put("accounts.main.events.queue", "batch-events");

    assertThatThrownBy(() -> read(properties)).hasMessageContaining("the queue's URL, since");
  }

  @Test
  void refusesTokensForAQueueWithoutHttps() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("accounts.main.events.queue", "http://s.queue.core.windows.net/batch-events");

    assertThatThrownBy(() -> read(properties)).hasMessageContaining("over https only");
  }

  @Test
  void refusesAPollIntervalOfEventsWithoutAQueue() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("accounts.main.events.poll-interval", "10m");

    assertThatThrownBy(() -> read(properties))
        .hasMessageContaining("'accounts.main.events.queue' is missing");
  }

  @Test
  void readsAccessRules() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("access.finance.rule.tenants", "north , south");
    properties.put("access.finance.rule.jobs", "invoices-*,nightly");
    properties.put("access.others.containers", "$web");

    assertThat(read(properties).access())
        .containsEntry(
            "finance.rule",
            AccessRule.forAll().ofTenants("north", "south").grantingJobs("invoices-*", "nightly"))
        .containsEntry("others", AccessRule.forAll().grantingContainers("$web"));
  }

  @Test
  void refusesAnAccessRuleThatGrantsNothing() {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put("access.finance.tenants", "north");

    assertThatThrownBy(() -> read(properties))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "The property 'access.finance.*' is missing; allowed is a rule that grants accounts, jobs, containers or secrets");
  }

  @ParameterizedTest
  @CsvSource({
    "5s, PT5S",
    "250ms, PT0.25S",
    "2m, PT2M",
    "3h, PT3H",
    "1d, P1D",
    "PT5S, PT5S",
    "P1W, P7D",
    "p1dt1h, P1DT1H"
  })
  void readsDurationsInBothForms(String text, Duration duration) {
    assertThat(with("stuck-after", text).stuckAfter()).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"250", "5", "-5", "5x", "PT-5S", "P1M"})
  void refusesADurationWithoutAUnit(String text) {
    assertThatThrownBy(() -> with("poll-interval", text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'poll-interval' is '" + text + "'")
        .hasMessageContaining("such as 5s");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4096, 4096", "4096B, 4096", "256KB, 262144", "1mb, 1048576"})
  void readsSizesInBothForms(String text, int bytes) {
    assertThat(with("inline-limit", text).inlineLimit()).isEqualTo(bytes);
  }

  @Test
  void readsChoicesInAnyCase() {
    assertThat(with("on-cancel", "Leave").onCancel()).isEqualTo(OnCancel.LEAVE);
    assertThat(with("orphans", "REPORT").orphans()).isEqualTo(Orphans.REPORT);
  }

  @Test
  void searchesForNoOrphansAtZero() {
    assertThat(with("reconcile-interval", "0").reconcileInterval()).isZero();
  }

  private static AzureBatchConfiguration with(String name, String value) {
    Map<String, String> properties = new HashMap<>(ACCOUNT);
    properties.put(name, value);
    return read(properties);
  }

  private static AzureBatchConfiguration read(Map<String, String> properties) {
    return AzureBatchConfiguration.fromProperties(
        "", properties, builder -> builder.meterRegistry(new SimpleMeterRegistry()));
  }
}
