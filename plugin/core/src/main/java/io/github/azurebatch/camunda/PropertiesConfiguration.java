package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.secret.Secret;
import io.github.azurebatch.camunda.storage.StorageAccount;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from flat properties, named as those of the Spring Boot starter. */
final class PropertiesConfiguration {

  private static final String SECRET = "secrets.";
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "accounts\\.([^.]+)\\."
              + "(batch\\.(url|account-name|account-key)"
              + "|storage\\.(endpoint|account-name|account-key|service-version))");

  private final Map<String, String> properties;
  private final AzureBatchConfiguration.Builder builder = AzureBatchConfiguration.builder();
  private final Map<String, Consumer<String>> settings =
      Map.ofEntries(
          Map.entry("default-account", builder::defaultAccount),
          Map.entry("poll-interval", duration(builder::pollInterval)),
          Map.entry("max-poll-interval", duration(builder::maxPollInterval)),
          Map.entry("watcher-threads", number(builder::watcherThreads)),
          Map.entry("watcher-time-limit", duration(builder::watcherTimeLimit)),
          Map.entry("audit-interval", duration(builder::auditInterval)),
          Map.entry("lease-duration", duration(builder::leaseDuration)),
          Map.entry("retry-cycle", builder::retryCycle),
          Map.entry("long-retry-cycle", builder::longRetryCycle),
          Map.entry("inline-limit", number(builder::inlineLimit)),
          Map.entry("diagnosis-limit", number(builder::diagnosisLimit)),
          Map.entry("stuck-after", duration(builder::stuckAfter)),
          Map.entry("resource-file-lifetime", duration(builder::resourceFileLifetime)),
          Map.entry("on-cancel", value -> builder.onCancel(OnCancel.parse(value))),
          Map.entry("reconcile-interval", duration(builder::reconcileInterval)),
          Map.entry("orphans", value -> builder.orphans(Orphans.parse(value))),
          Map.entry("queue-allowance", duration(builder::queueAllowance)));

  private PropertiesConfiguration(Map<String, String> properties) {
    this.properties = properties;
  }

  /**
   * @throws InvalidInputException if a property is unknown, missing or wrong
   */
  static AzureBatchConfiguration read(Map<String, String> properties) {
    return new PropertiesConfiguration(properties).read();
  }

  private AzureBatchConfiguration read() {
    accountNames().forEach(name -> builder.account(name, account("accounts." + name)));
    settings.forEach(this::set);
    properties.forEach(this::addSecret);
    return builder.build();
  }

  private void addSecret(String key, String value) {
    if (key.startsWith(SECRET)) {
      builder.secret(key.substring(SECRET.length()), new Secret(value));
    }
  }

  private static Consumer<String> duration(Consumer<Duration> setting) {
    return value -> setting.accept(Duration.parse(value));
  }

  private static Consumer<String> number(IntConsumer setting) {
    return value -> setting.accept(Integer.parseInt(value));
  }

  private Set<String> accountNames() {
    Set<String> names = new TreeSet<>();
    for (String key : properties.keySet()) {
      Matcher matcher = ACCOUNT.matcher(key);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      } else if (!settings.containsKey(key) && !key.startsWith(SECRET)) {
        throw new InvalidInputException(
            "The property '%s' is unknown; known are accounts.<name>.batch.*, accounts.<name>.storage.*, secrets.<name> and %s"
                .formatted(key, new TreeSet<>(settings.keySet())));
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

  private void set(String key, Consumer<String> setting) {
    String value = optional(key);
    if (value == null) {
      return;
    }
    try {
      setting.accept(value);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("The property '" + key + "': " + e.getMessage());
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new InvalidInputException(
          "The property '%s' is '%s'; a duration is written PT5S, a number or a size in digits"
              .formatted(key, value));
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
