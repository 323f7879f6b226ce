package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.spring.boot.AzureBatchProperties.Account;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hands the properties to the core, by their names: what is wrong with them is found there. */
final class PropertiesReader {

  private final AzureBatchProperties properties;
  private final Map<String, String> flat = new HashMap<>();

  PropertiesReader(AzureBatchProperties properties) {
    this.properties = properties;
  }

  AzureBatchConfiguration read(MeterRegistry meterRegistry) {
    put("default-account", properties.defaultAccount());
    put("poll-interval", properties.pollInterval());
    put("max-poll-interval", properties.maxPollInterval());
    put("watcher-threads", properties.watcherThreads());
    put("watcher-time-limit", properties.watcherTimeLimit());
    put("audit-interval", properties.auditInterval());
    put("lease-duration", properties.leaseDuration());
    put("retry-cycle", properties.retryCycle());
    put("long-retry-cycle", properties.longRetryCycle());
    put("inline-limit", properties.inlineLimit());
    put("diagnosis-limit", properties.diagnosisLimit());
    put("stuck-after", properties.stuckAfter());
    put("resource-file-lifetime", properties.resourceFileLifetime());
    put("reconcile-interval", properties.reconcileInterval());
    put("orphans", properties.orphans());
    put("on-cancel", properties.onCancel());
    put("queue-allowance", properties.queueAllowance());
    properties.accounts().forEach(this::put);
    properties.secrets().forEach((name, secret) -> put("secrets." + name, secret.reveal()));
    return AzureBatchConfiguration.of(AzureBatchProperties.PREFIX + ".", flat, meterRegistry);
  }

  private void put(String name, Account account) {
    String batch = "accounts." + name + ".batch.";
    String storage = "accounts." + name + ".storage.";
    put(batch + "url", account.batch().url());
    put(batch + "account-name", account.batch().accountName());
    put(batch + "account-key", text(account.batch().accountKey()));
    put(storage + "endpoint", account.storage().endpoint());
    put(storage + "account-name", account.storage().accountName());
    put(storage + "account-key", text(account.storage().accountKey()));
    put(storage + "service-version", account.storage().serviceVersion());
  }

  private void put(String name, @Nullable String value) {
    if (value != null) {
      flat.put(name, value);
    }
  }

  private static @Nullable String text(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
