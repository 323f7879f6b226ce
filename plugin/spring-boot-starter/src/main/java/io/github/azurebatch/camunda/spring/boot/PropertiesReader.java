package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchAccount;
import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.secret.Secret;
import io.github.azurebatch.camunda.spring.boot.AzureBatchProperties.Account;
import io.github.azurebatch.camunda.storage.StorageAccount;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Makes the plugin's configuration of the properties, and says which one is missing. */
final class PropertiesReader {

  private final AzureBatchProperties properties;

  PropertiesReader(AzureBatchProperties properties) {
    this.properties = properties;
  }

  AzureBatchConfiguration read(MeterRegistry meterRegistry) {
    requireDefaultAccount();
    AzureBatchConfiguration.Builder builder =
        AzureBatchConfiguration.builder()
            .defaultAccount(properties.defaultAccount())
            .pollInterval(properties.pollInterval())
            .maxPollInterval(properties.maxPollInterval())
            .watcherThreads(properties.watcherThreads())
            .watcherTimeLimit(properties.watcherTimeLimit())
            .auditInterval(properties.auditInterval())
            .leaseDuration(properties.leaseDuration())
            .retryCycle(properties.retryCycle())
            .longRetryCycle(properties.longRetryCycle())
            .inlineLimit(Math.toIntExact(properties.inlineLimit().toBytes()))
            .diagnosisLimit(Math.toIntExact(properties.diagnosisLimit().toBytes()))
            .stuckAfter(properties.stuckAfter())
            .resourceFileLifetime(properties.resourceFileLifetime())
            .onCancel(properties.onCancel())
            .reconcileInterval(properties.reconcileInterval())
            .orphans(properties.orphans())
            .queueAllowance(properties.queueAllowance())
            .meterRegistry(meterRegistry);
    properties.accounts().forEach((name, account) -> builder.account(name, read(name, account)));
    properties.secrets().forEach(builder::secret);
    return builder.build();
  }

  private void requireDefaultAccount() {
    String name = properties.defaultAccount();
    if (!properties.accounts().containsKey(name)) {
      throw new AccountPropertyException(
          name,
          properties.accounts().isEmpty()
              ? "No Azure Batch account is configured."
              : "The default Azure Batch account '%s' is not configured; configured are %s."
                  .formatted(name, properties.accounts().keySet()));
    }
  }

  private static AzureBatchAccount read(String name, Account account) {
    return new AzureBatchAccount(
        new BatchAccount(
            required(name, "batch.url", account.batch().url()),
            required(name, "batch.account-name", account.batch().accountName()),
            AzureBatchAccount.credential(text(account.batch().accountKey()))),
        new StorageAccount(
            required(name, "storage.endpoint", account.storage().endpoint()),
            required(name, "storage.account-name", account.storage().accountName()),
            AzureBatchAccount.credential(text(account.storage().accountKey())),
            account.storage().serviceVersion()));
  }

  private static <T> T required(String account, String property, @Nullable T value) {
    if (value == null || value.toString().isBlank()) {
      throw new AccountPropertyException(
          account, "The Azure Batch account '%s' has no %s.".formatted(account, property));
    }
    return value;
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
