package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a configuration from flat properties: those of {@code camunda.cfg.xml}, and those of the
 * Spring Boot starter.
 */
final class PropertiesConfiguration {

  private static final String ACCOUNTS = "accounts.";
  private static final String SECRETS = "secrets.";
  private static final List<String> ACCOUNT_PROPERTIES =
      List.of(
          "batch.url",
          "batch.account-name",
          "batch.account-key",
          "storage.endpoint",
          "storage.account-name",
          "storage.account-key",
          "storage.service-version");

  private static final Pattern ACCOUNT =
      Pattern.compile(
          "accounts\\.(.+)\\.(" + String.join("|", ACCOUNT_PROPERTIES).replace(".", "\\.") + ")");

  private final Map<String, String> properties;
  private final Problems problems;
  private final AzureBatchConfiguration.Builder builder = AzureBatchConfiguration.builder();
  private final Map<String, Consumer<String>> settings =
      Map.ofEntries(
          Map.entry("default-account", builder::defaultAccount),
          duration("poll-interval", builder::pollInterval),
          duration("max-poll-interval", builder::maxPollInterval),
          setting(
              "watcher-threads",
              PropertyText::number,
              builder::watcherThreads,
              ConfigurationCheck.THREADS),
          duration("watcher-time-limit", builder::watcherTimeLimit),
          duration("audit-interval", builder::auditInterval),
          duration("lease-duration", builder::leaseDuration),
          Map.entry("retry-cycle", builder::retryCycle),
          Map.entry("long-retry-cycle", builder::longRetryCycle),
          size("inline-limit", builder::inlineLimit),
          size("diagnosis-limit", builder::diagnosisLimit),
          duration("stuck-after", builder::stuckAfter),
          duration("resource-file-lifetime", builder::resourceFileLifetime),
          setting(
              "on-cancel",
              text -> PropertyText.choice(OnCancel.class, text),
              builder::onCancel,
              "terminate or leave"),
          setting(
              "reconcile-interval",
              PropertyText::duration,
              builder::reconcileInterval,
              ConfigurationCheck.DURATION_OR_ZERO),
          setting(
              "orphans",
              text -> PropertyText.choice(Orphans.class, text),
              builder::orphans,
              "terminate or report"),
          duration("queue-allowance", builder::queueAllowance));

  private PropertiesConfiguration(String prefix, Map<String, String> properties) {
    this.properties = properties;
    this.problems = Problems.ofProperties(prefix, properties);
  }

  /**
   * @param prefix of the names as the user writes them, with a dot at its end; empty for none
   * @param properties by their names without the prefix
   * @throws InvalidInputException if properties are unknown, missing or wrong, with all of them
   */
  static AzureBatchConfiguration read(
      String prefix, Map<String, String> properties, MeterRegistry registry) {
    return new PropertiesConfiguration(prefix, properties).read(registry);
  }

  private AzureBatchConfiguration read(MeterRegistry registry) {
    builder.meterRegistry(registry);
    accountNames().forEach(this::addAccount);
    settings.forEach((name, setting) -> optional(name).ifPresent(setting));
    properties.forEach(this::addSecret);
    return ConfigurationCheck.checked(builder.unchecked(), problems);
  }

  private void addSecret(String key, String value) {
    if (key.startsWith(SECRETS)) {
      builder.secret(key.substring(SECRETS.length()), new Secret(value));
    }
  }

  private Map.Entry<String, Consumer<String>> duration(String name, Consumer<Duration> setter) {
    return setting(name, PropertyText::duration, setter, ConfigurationCheck.DURATION);
  }

  private Map.Entry<String, Consumer<String>> size(String name, Consumer<Integer> setter) {
    return setting(name, PropertyText::size, setter, ConfigurationCheck.SIZE);
  }

  private <T> Map.Entry<String, Consumer<String>> setting(
      String name, Function<String, Optional<T>> reader, Consumer<T> setter, String allowed) {
    return Map.entry(
        name,
        text ->
            reader.apply(text).ifPresentOrElse(setter, () -> problems.wrong(name, text, allowed)));
  }

  private Set<String> accountNames() {
    Set<String> names = new TreeSet<>();
    for (String key : new TreeSet<>(properties.keySet())) {
      Matcher matcher = ACCOUNT.matcher(key);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      } else if (!settings.containsKey(key) && !key.startsWith(SECRETS)) {
        problems.add(key, "is unknown; known are " + known(key));
      }
    }
    return names;
  }

  private String known(String key) {
    return key.startsWith(ACCOUNTS)
        ? "accounts.<name> with " + ACCOUNT_PROPERTIES
        : "accounts.<name>.*, secrets.<name> and " + new TreeSet<>(settings.keySet());
  }

  private void addAccount(String name) {
    String batch = ACCOUNTS + name + ".batch.";
    String storage = ACCOUNTS + name + ".storage.";
    builder.account(
        name,
        new AzureBatchAccount(
            new BatchAccount(
                url(batch + "url", AccountCheck.BATCH_URL),
                optional(batch + "account-name").orElse(""),
                credential(batch)),
            new StorageAccount(
                url(storage + "endpoint", AccountCheck.ENDPOINT),
                optional(storage + "account-name").orElse(""),
                credential(storage),
                optional(storage + "service-version").orElse(null))));
  }

  private Credential credential(String prefix) {
    return AzureBatchAccount.credential(optional(prefix + "account-key").orElse(null));
  }

  /** Empty for one that is missing, or cannot be read: everything else is checked all the same. */
  private URI url(String name, String allowed) {
    String text = optional(name).orElse("");
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      problems.wrong(name, text, allowed + AccountCheck.WHOLE);
      return URI.create("");
    }
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(properties.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
