package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks all settings, whether properties of Spring Boot, properties of {@code camunda.cfg.xml} or
 * code made them.
 */
final class ConfigurationCheck {

  private final AzureBatchConfiguration settings;
  private final Problems problems;

  private ConfigurationCheck(AzureBatchConfiguration settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /**
   * The configuration, if all of it can be right.
   *
   * @throws InvalidInputException if not, with everything that is wrong
   */
  static AzureBatchConfiguration checked(AzureBatchConfiguration settings, Problems problems) {
    new ConfigurationCheck(settings, problems).check();
    problems.throwIfAny();
    return settings;
  }

  private void check() {
    settings.accounts().forEach((name, account) -> new AccountCheck(name, problems).check(account));
    namesOfAccounts();
    defaultAccount();
    Setting.ALL.forEach(setting -> setting.check(settings, problems));
    resourceFileLifetime();
    maxSignatureLifetime();
    settings.secrets().forEach(this::secret);
    settings.access().forEach(this::access);
  }

  /** Topics begin with them, and SQL Server's usual collation takes no notice of case. */
  private void namesOfAccounts() {
    Map<String, String> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : new TreeSet<>(settings.accounts().keySet())) {
      String other = others.putIfAbsent(name, name);
      if (other != null) {
        problems.wrong(
            "accounts." + name,
            name,
            "a name that is not '%s' in other letters: some databases take capital and small letters for the same, and would keep the waits of both accounts as those of one"
                .formatted(other));
      }
    }
  }

  private void defaultAccount() {
    Set<String> names = settings.accounts().keySet();
    String name = settings.defaultAccount();
    if (names.isEmpty()) {
      String account = "accounts." + name;
      problems.missing(account + ".batch.url", AccountCheck.BATCH_URL);
      problems.missing(account + ".batch.account-name", AccountCheck.NAME);
      problems.missing(account + ".storage.endpoint", AccountCheck.ENDPOINT);
      problems.missing(account + ".storage.account-name", AccountCheck.NAME);
    } else if (!names.contains(name)) {
      problems.wrong(
          "default-account", name, "the name of a configured account: " + new TreeSet<>(names));
    }
  }

  private void resourceFileLifetime() {
    Duration lifetime = settings.resourceFileLifetime();
    Duration allowance = settings.queueAllowance();
    if (isAllowed(lifetime) && isAllowed(allowance) && lifetime.compareTo(allowance) < 0) {
      problems.wrong(
          "resource-file-lifetime",
          lifetime,
          "what is not shorter than queue-allowance, which is %s: signed resource files would expire in the queue"
              .formatted(allowance));
    }
  }

  private void maxSignatureLifetime() {
    Duration longest = settings.maxSignatureLifetime();
    Duration lifetime = settings.resourceFileLifetime();
    if (isAllowed(longest) && isAllowed(lifetime) && longest.compareTo(lifetime) < 0) {
      problems.wrong(
          "max-signature-lifetime",
          longest,
          "what is not shorter than resource-file-lifetime, which is %s: no resource file could be signed"
              .formatted(lifetime));
    }
  }

  private static boolean isAllowed(@Nullable Duration duration) {
    return duration != null && SettingKind.isAllowedDuration(duration);
  }

  private void secret(String name, Secret secret) {
    if (secret.reveal().isBlank()) {
      problems.missing("secrets." + name, "any text that is not empty");
    }
  }

  private void access(String name, AccessRule rule) {
    String prefix = "access." + name + ".";
    if (Arrays.stream(AccessPart.values()).noneMatch(part -> part.grantsIn(rule))) {
      problems.missing(prefix + "*", "a rule that grants accounts, jobs, containers or secrets");
    }
    for (AccessPart part : AccessPart.values()) {
      part.check(prefix, rule, settings, problems);
    }
  }
}
