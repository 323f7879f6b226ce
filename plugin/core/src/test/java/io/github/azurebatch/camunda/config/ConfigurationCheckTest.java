package io.github.azurebatch.camunda.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings made in code, wrong: one message names them as the builder does. */
class ConfigurationCheckTest {

  private static final URI BATCH = URI.create("https://b.westeurope.batch.azure.com");
  private static final URI BLOBS = URI.create("https://s.blob.core.windows.net");
  private static final Credential KEY = AzureBatchAccount.credential("a2V5");

  record Wrong(String name, String value, UnaryOperator<AzureBatchConfigurationBuilder> setting) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Wrong> everySetting() {
    Duration none = Duration.ZERO;
    return Stream.of(
        new Wrong("pollInterval", "'PT0S'", b -> b.pollInterval(none)),
        new Wrong("maxPollInterval", "'PT0S'", b -> b.maxPollInterval(none)),
        new Wrong("watcherThreads", "'-1'", b -> b.watcherThreads(-1)),
        new Wrong("watcherTimeLimit", "'PT0S'", b -> b.watcherTimeLimit(none)),
        new Wrong("auditInterval", "'PT0S'", b -> b.auditInterval(none)),
        new Wrong("leaseDuration", "'PT0S'", b -> b.leaseDuration(none)),
        new Wrong("retryCycle", "'often'", b -> b.retryCycle("often")),
        new Wrong("longRetryCycle", "'often'", b -> b.longRetryCycle("often")),
        new Wrong("inlineLimit", "'-1'", b -> b.inlineLimit(-1)),
        new Wrong("diagnosisLimit", "'-1'", b -> b.diagnosisLimit(-1)),
        new Wrong("stuckAfter", "'PT0S'", b -> b.stuckAfter(none)),
        new Wrong("resourceFileLifetime", "'PT1S'", b -> b.resourceFileLifetime(ofSeconds(1))),
        new Wrong("maxSignatureLifetime", "'PT1H'", b -> b.maxSignatureLifetime(ofSeconds(3600))),
        new Wrong("queueAllowance", "'PT0S'", b -> b.queueAllowance(none)),
        new Wrong("reconcileInterval", "'PT-1S'", b -> b.reconcileInterval(ofSeconds(-1))),
        new Wrong("defaultAccount", "'other'", b -> b.defaultAccount("other")),
        new Wrong("secrets.token", "missing", b -> b.secret("token", new Secret(" "))),
        new Wrong("accounts.a/b", "'a/b'", b -> b.account("a/b", anAccount())),
        new Wrong("accounts.default", "'Default'", b -> b.account("Default", anAccount())),
        account("batch.url", "'b.azure.com'", URI.create("b.azure.com"), "b", KEY, null),
        account("batch.url", "'http:/x'", URI.create("http:/x"), "b", KEY, null),
        account("batch.accountName", "'b.azure'", BATCH, "b.azure", KEY, null),
        account("batch.accountName", "missing", BATCH, "", KEY, null),
        account("batch.accountKey", "not shown", BATCH, "b", key("no base64"), null),
        account("batch.url", "https only", URI.create("http://b.test"), "b", entraId(), null),
        account("storage.serviceVersion", "'2019-13-01'", BATCH, "b", KEY, "2019-13-01"));
  }

  @ParameterizedTest
  @MethodSource("everySetting")
  void isNamed(Wrong wrong) {
    AzureBatchConfigurationBuilder builder =
        AzureBatchConfiguration.builder().account("default", anAccount());

    assertThatThrownBy(() -> wrong.setting().apply(builder).build())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The setting '" + wrong.name() + "'")
        .hasMessageContaining(wrong.value())
        .hasMessageContaining("allowed is ");
  }

  @Test
  void isFoundByThePluginWhereNothingWasBuilt() {
    AzureBatchConfiguration unchecked = AzureBatchConfiguration.builder().unchecked();

    assertThatThrownBy(() -> new AzureBatchProcessEnginePlugin(unchecked))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'accounts.default.batch.url' is missing");
  }

  private static Wrong account(
      String name,
      String value,
      URI url,
      String batchName,
      Credential credential,
      @Nullable String version) {
    return new Wrong(
        "accounts.default." + name,
        value,
        builder -> builder.account("default", account(url, batchName, credential, version)));
  }

  private static AzureBatchAccount anAccount() {
    return account(BATCH, "b", KEY, null);
  }

  private static AzureBatchAccount account(
      URI url, String name, Credential credential, @Nullable String version) {
    return new AzureBatchAccount(
        new BatchAccount(url, name, credential), new StorageAccount(BLOBS, "s", KEY, version));
  }

  private static Credential key(String text) {
    return new Credential.AccountKey(new Secret(text));
  }

  private static Credential entraId() {
    return AzureBatchAccount.credential(null);
  }

  private static Duration ofSeconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
