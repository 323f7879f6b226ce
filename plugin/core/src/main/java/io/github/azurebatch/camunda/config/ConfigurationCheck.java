package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one check of all settings, wherever they come from: properties of Spring Boot, those of
 * {@code camunda.cfg.xml}, or code.
 */
public final class ConfigurationCheck {

  static final String DURATION =
      "a duration from 1ms to 36500d, such as 5s, 10m, 1d or in ISO 8601 PT5S";
  static final String DURATION_OR_ZERO = DURATION + ", or 0 for never";
  static final String THREADS = "a number from 1 to 1000";
  static final String SIZE = "a size from 0 to 2147483647 bytes, such as 4096 or 256KB";

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int MOST_THREADS = 1000;

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
  public static AzureBatchConfiguration checked(
      AzureBatchConfiguration settings, Problems problems) {
    new ConfigurationCheck(settings, problems).check();
    problems.throwIfAny();
    return settings;
  }

  private void check() {
    settings.accounts().forEach((name, account) -> new AccountCheck(name, problems).check(account));
    defaultAccount();
    duration("poll-interval", settings.pollInterval());
    duration("max-poll-interval", settings.maxPollInterval());
    if (settings.watcherThreads() < 1 || settings.watcherThreads() > MOST_THREADS) {
      problems.wrong("watcher-threads", settings.watcherThreads(), THREADS);
    }
    duration("watcher-time-limit", settings.watcherTimeLimit());
    duration("audit-interval", settings.auditInterval());
    duration("lease-duration", settings.leaseDuration());
    cycle("retry-cycle", settings.retryCycle());
    cycle("long-retry-cycle", settings.longRetryCycle());
    size("inline-limit", settings.inlineLimit());
    size("diagnosis-limit", settings.diagnosisLimit());
    duration("stuck-after", settings.stuckAfter());
    resourceFileLifetime();
    if (!Duration.ZERO.equals(settings.reconcileInterval())) {
      duration("reconcile-interval", settings.reconcileInterval(), DURATION_OR_ZERO);
    }
    settings.secrets().forEach(this::secret);
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
    duration("resource-file-lifetime", lifetime);
    duration("queue-allowance", allowance);
    if (isAllowed(lifetime) && isAllowed(allowance) && lifetime.compareTo(allowance) < 0) {
      problems.wrong(
          "resource-file-lifetime",
          lifetime,
          "what is not shorter than queue-allowance, which is %s: signed resource files would expire in the queue"
              .formatted(allowance));
    }
  }

  private void duration(String name, @Nullable Duration duration) {
    duration(name, duration, DURATION);
  }

  private void duration(String name, @Nullable Duration duration, String allowed) {
    if (!isAllowed(duration)) {
      problems.wrong(name, String.valueOf(duration), allowed);
    }
  }

  private static boolean isAllowed(@Nullable Duration duration) {
    return duration != null
        && duration.compareTo(SHORTEST) >= 0
        && duration.compareTo(LONGEST) <= 0;
  }

  private void cycle(String name, String cycle) {
    try {
      RetryCycle.parse(cycle);
    } catch (InvalidInputException e) {
      problems.wrong(name, cycle, "a retry cycle such as PT30S,PT2M,PT10M or R5/PT1M");
    }
  }

  private void size(String name, int bytes) {
    if (bytes < 0) {
      problems.wrong(name, bytes, SIZE);
    }
  }

  private void secret(String name, Secret secret) {
    if (secret.reveal().isBlank()) {
      problems.missing("secrets." + name, "any text that is not empty");
    }
  }
}
