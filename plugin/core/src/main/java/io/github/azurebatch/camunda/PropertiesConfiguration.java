package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.StorageAccount;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from flat properties, named as those of the Spring Boot starter. */
final class PropertiesConfiguration {

  private static final Pattern ACCOUNT = Pattern.compile("accounts\\.([^.]+)\\..+");

  private final Map<String, String> properties;

  private PropertiesConfiguration(Map<String, String> properties) {
    this.properties = properties;
  }

  static AzureBatchConfiguration read(Map<String, String> properties) {
    return new PropertiesConfiguration(properties).read();
  }

  private AzureBatchConfiguration read() {
    AzureBatchConfiguration.Builder builder = AzureBatchConfiguration.builder();
    accountNames().forEach(name -> builder.account(name, account("accounts." + name)));
    with("default-account", builder::defaultAccount);
    with("poll-interval", value -> builder.pollInterval(Duration.parse(value)));
    with("audit-interval", value -> builder.auditInterval(Duration.parse(value)));
    with("lease-duration", value -> builder.leaseDuration(Duration.parse(value)));
    with("retry-cycle", builder::retryCycle);
    with("long-retry-cycle", builder::longRetryCycle);
    with("inline-limit", value -> builder.inlineLimit(Integer.parseInt(value)));
    with("resource-file-lifetime", value -> builder.resourceFileLifetime(Duration.parse(value)));
    return builder.build();
  }

  private TreeSet<String> accountNames() {
    TreeSet<String> names = new TreeSet<>();
    for (String key : properties.keySet()) {
      Matcher matcher = ACCOUNT.matcher(key);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  private AzureBatchAccount account(String prefix) {
    String batch = prefix + ".batch.";
    String storage = prefix + ".storage.";
    return new AzureBatchAccount(
        new BatchAccount(
            URI.create(required(batch + "url")),
            required(batch + "account-name"),
            AzureBatchAccount.credential(optional(batch + "account-key"))),
        new StorageAccount(
            URI.create(required(storage + "endpoint")),
            required(storage + "account-name"),
            AzureBatchAccount.credential(optional(storage + "account-key")),
            optional(storage + "service-version")));
  }

  private void with(String key, Consumer<String> use) {
    String value = optional(key);
    if (value != null) {
      use.accept(value);
    }
  }

  private String required(String key) {
    String value = optional(key);
    if (value == null) {
      throw new InvalidInputException("The property '" + key + "' is missing");
    }
    return value;
  }

  private @Nullable String optional(String key) {
    String value = properties.get(key);
    return value == null || value.isBlank() ? null : value.trim();
  }
}
