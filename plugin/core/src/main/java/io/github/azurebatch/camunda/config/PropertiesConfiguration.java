package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.config.AzureBatchAccount.Events;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration from flat properties: those of {@code camunda.cfg.xml}, and those of the
 * Spring Boot starter.
 */
final class PropertiesConfiguration {

  private static final String ACCOUNTS = "accounts.";
  private static final String SECRETS = "secrets.";
  private static final String ACCESS = "access.";
  static final List<String> ACCOUNT_PROPERTIES =
      List.of(
          "batch.url",
          "batch.account-name",
          "batch.account-key",
          "batch.resource-id",
          "storage.endpoint",
          "storage.account-name",
          "storage.account-key",
          "storage.service-version",
          "events.queue",
          "events.poll-interval");

  private static final Pattern RULE =
      Pattern.compile("access\\.(.+)\\.(" + String.join("|", AccessPart.properties()) + ")");

  private static final Pattern ACCOUNT =
      Pattern.compile(
          "accounts\\.(.+)\\.(" + String.join("|", ACCOUNT_PROPERTIES).replace(".", "\\.") + ")");

  private final Map<String, String> properties;
  private final Problems problems;
  private final AzureBatchConfigurationBuilder builder;

  /**
   * @param prefix of the names as the user writes them, with a dot at its end; empty for none
   * @param properties by their names without the prefix
   * @param builder takes what is read
   */
  PropertiesConfiguration(
      String prefix, Map<String, String> properties, AzureBatchConfigurationBuilder builder) {
    this.properties = properties;
    this.problems = Problems.ofProperties(prefix, properties);
    this.builder = builder;
  }

  /**
   * @throws InvalidInputException if properties are unknown, missing or wrong, with all of them
   */
  AzureBatchConfiguration read() {
    accountNames().forEach(this::addAccount);
    for (Setting<?> setting : Setting.ALL) {
      optional(setting.name()).ifPresent(text -> setting.read(text, builder, problems));
    }
    properties.forEach(this::addSecret);
    addRules();
    return ConfigurationCheck.checked(builder.unchecked(), problems);
  }

  private void addSecret(String key, String value) {
    if (key.startsWith(SECRETS)) {
      builder.secret(key.substring(SECRETS.length()), new Secret(value));
    }
  }

  private void addRules() {
    Map<String, Map<String, String>> rules = new TreeMap<>();
    properties.forEach(
        (key, value) -> {
          Matcher matcher = RULE.matcher(key);
          if (matcher.matches()) {
            rules
                .computeIfAbsent(matcher.group(1), rule -> new TreeMap<>())
                .put(matcher.group(2), value);
          }
        });
    rules.forEach((name, texts) -> builder.access(name, AccessPart.rule(texts)));
  }

  private Set<String> accountNames() {
    Set<String> accounts = new TreeSet<>();
    List<String> names = AzureBatchConfiguration.propertyNames();
    for (String key : new TreeSet<>(properties.keySet())) {
      Matcher matcher = ACCOUNT.matcher(key);
      if (matcher.matches()) {
        accounts.add(matcher.group(1));
      } else if (!names.contains(key) && !key.startsWith(SECRETS) && !RULE.matcher(key).matches()) {
        problems.add(key, "is unknown; known are " + known(key));
      }
    }
    return accounts;
  }

  private String known(String key) {
    if (key.startsWith(ACCOUNTS)) {
      return "accounts.<name> with " + ACCOUNT_PROPERTIES;
    }
    return key.startsWith(ACCESS)
        ? "access.<name> with " + AccessPart.properties()
        : "accounts.<name>.*, secrets.<name>, access.<name>.* and "
            + new TreeSet<>(AzureBatchConfiguration.propertyNames());
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
                credential(batch),
                optional(batch + "resource-id").orElse(null)),
            new StorageAccount(
                url(storage + "endpoint", AccountCheck.ENDPOINT),
                optional(storage + "account-name").orElse(""),
                credential(storage),
                optional(storage + "service-version").orElse(null)),
            events(ACCOUNTS + name + ".events.")));
  }

  private @Nullable Events events(String prefix) {
    String queue = optional(prefix + "queue").orElse(null);
    Duration interval =
        optional(prefix + "poll-interval")
            .map(text -> interval(prefix, text))
            .orElse(Events.POLL_INTERVAL);
    if (queue == null && properties.containsKey(prefix + "poll-interval")) {
      problems.missing(prefix + "queue", AccountCheck.QUEUE_ALLOWED);
    }
    return queue == null ? null : new Events(queue, interval);
  }

  private Duration interval(String prefix, String text) {
    return SettingKind.DURATION
        .reader()
        .apply(text)
        .filter(SettingKind.DURATION.isAllowed())
        .orElseGet(
            () -> {
              problems.wrong(prefix + "poll-interval", text, SettingKind.DURATION.allowed());
              return Events.POLL_INTERVAL;
            });
  }

  private Credential credential(String prefix) {
    return optional(prefix + "account-key")
        .<Credential>map(key -> new Credential.AccountKey(new Secret(key)))
        .orElseGet(() -> new Credential.EntraId(builder.tokenCredential()));
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
