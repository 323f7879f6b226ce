package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of the plugin.
 *
 * @param accounts by the names that the input {@code account} uses; at least one
 * @param defaultAccount the account of an activity that names none
 * @param pollInterval between two looks at the Batch jobs that have waits
 * @param maxPollInterval the longest pause between two looks at a Batch job, when its tasks run for
 *     long; the poll interval where that is longer
 * @param watcherThreads how many threads look after waits at the same time, while there is
 *     something to do
 * @param watcherTimeLimit how long a look at one Batch job, or the end of one wait, may take before
 *     the others go on without it
 * @param auditInterval between two searches for tasks that were deleted
 * @param leaseDuration how long a Batch job of a dead engine node stays unwatched at most; four
 *     poll intervals if it is shorter than that
 * @param retryCycle retries of an activity whose model gives none, as {@code
 *     camunda:failedJobRetryTimeCycle} has them
 * @param longRetryCycle retries on states that pass slowly, such as a full quota
 * @param inlineLimit the largest blob, in bytes, that {@code inline} puts into a variable
 * @param diagnosisLimit how many bytes of the end of each log of a failed task are kept
 * @param stuckAfter how long a task may be queued before it is explained why
 * @param resourceFileLifetime how long a task may queue before its signed resource files expire
 * @param onCancel what becomes of a task when the activity that awaits it is cancelled, or its
 *     scope, where the model does not say
 * @param reconcileInterval between two searches for open tasks whose process instance is gone; zero
 *     for none
 * @param orphans what becomes of those whose process instance was cancelled
 * @param queueAllowance how long a task may queue: what the lifetime of a SAS must leave room for
 * @param secrets by the names that models use
 * @param meterRegistry where the metrics go
 */
public record AzureBatchConfiguration(
    Map<String, AzureBatchAccount> accounts,
    String defaultAccount,
    Duration pollInterval,
    Duration maxPollInterval,
    int watcherThreads,
    Duration watcherTimeLimit,
    Duration auditInterval,
    Duration leaseDuration,
    String retryCycle,
    String longRetryCycle,
    int inlineLimit,
    int diagnosisLimit,
    Duration stuckAfter,
    Duration resourceFileLifetime,
    OnCancel onCancel,
    Duration reconcileInterval,
    Orphans orphans,
    Duration queueAllowance,
    Map<String, Secret> secrets,
    MeterRegistry meterRegistry) {

  public static final String DEFAULT_ACCOUNT = "default";

  /** The most characters that the name of an account may have. */
  public static final int LONGEST_ACCOUNT_NAME = 64;

  public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(5);
  public static final Duration DEFAULT_MAX_POLL_INTERVAL = Duration.ofSeconds(30);
  public static final int DEFAULT_WATCHER_THREADS = 4;

  /** As long as a call may take, with all its tries, to an account that does not answer. */
  public static final Duration DEFAULT_WATCHER_TIME_LIMIT = Duration.ofSeconds(90);

  public static final Duration DEFAULT_AUDIT_INTERVAL = Duration.ofMinutes(2);
  public static final Duration DEFAULT_LEASE_DURATION = Duration.ofSeconds(30);
  public static final String DEFAULT_RETRY_CYCLE = "PT30S,PT2M,PT10M";
  public static final String DEFAULT_LONG_RETRY_CYCLE = "R72/PT5M";
  public static final int DEFAULT_INLINE_LIMIT = 256 * 1024;
  public static final int DEFAULT_DIAGNOSIS_LIMIT = 4 * 1024;
  public static final Duration DEFAULT_STUCK_AFTER = Duration.ofMinutes(10);
  public static final Duration DEFAULT_RESOURCE_FILE_LIFETIME = Duration.ofDays(1);
  public static final OnCancel DEFAULT_ON_CANCEL = OnCancel.TERMINATE;
  public static final Duration DEFAULT_RECONCILE_INTERVAL = Duration.ofHours(1);
  public static final Orphans DEFAULT_ORPHANS = Orphans.TERMINATE;

  /**
   * A pool that grows from nothing needs minutes, and a busy one hours. It leaves most of a SAS
   * that lasts a day to the task itself.
   */
  public static final Duration DEFAULT_QUEUE_ALLOWANCE = Duration.ofHours(6);

  /**
   * The values are checked by {@link Builder#build}, and again by the plugin that is given them.
   */
  public AzureBatchConfiguration {
    accounts = Map.copyOf(accounts);
    secrets = Map.copyOf(secrets);
  }

  /** A configuration with this one account, and the defaults. */
  public static AzureBatchConfiguration of(AzureBatchAccount account) {
    return builder().account(DEFAULT_ACCOUNT, account).build();
  }

  /**
   * The settings that flat properties have.
   *
   * @param prefix of the names as the user writes them, with a dot at its end; for messages
   * @param properties by their names without the prefix, such as {@code accounts.default.batch.url}
   * @throws InvalidInputException if properties are unknown, missing or wrong, with all of them
   */
  public static AzureBatchConfiguration of(
      String prefix, Map<String, String> properties, MeterRegistry registry) {
    return PropertiesConfiguration.read(prefix, properties, registry);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings; what is not set has its default. */
  public static final class Builder {

    private final Map<String, AzureBatchAccount> accounts = new LinkedHashMap<>();
    private String defaultAccount = DEFAULT_ACCOUNT;
    private Duration pollInterval = DEFAULT_POLL_INTERVAL;
    private Duration maxPollInterval = DEFAULT_MAX_POLL_INTERVAL;
    private int watcherThreads = DEFAULT_WATCHER_THREADS;
    private Duration watcherTimeLimit = DEFAULT_WATCHER_TIME_LIMIT;
    private Duration auditInterval = DEFAULT_AUDIT_INTERVAL;
    private Duration leaseDuration = DEFAULT_LEASE_DURATION;
    private String retryCycle = DEFAULT_RETRY_CYCLE;
    private String longRetryCycle = DEFAULT_LONG_RETRY_CYCLE;
    private int inlineLimit = DEFAULT_INLINE_LIMIT;
    private int diagnosisLimit = DEFAULT_DIAGNOSIS_LIMIT;
    private Duration stuckAfter = DEFAULT_STUCK_AFTER;
    private Duration resourceFileLifetime = DEFAULT_RESOURCE_FILE_LIFETIME;
    private OnCancel onCancel = DEFAULT_ON_CANCEL;
    private Duration reconcileInterval = DEFAULT_RECONCILE_INTERVAL;
    private Orphans orphans = DEFAULT_ORPHANS;
    private Duration queueAllowance = DEFAULT_QUEUE_ALLOWANCE;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private MeterRegistry meterRegistry = Metrics.globalRegistry;

    private Builder() {}

    public Builder account(String name, AzureBatchAccount account) {
      accounts.put(name, account);
      return this;
    }

    public Builder defaultAccount(String name) {
      defaultAccount = name;
      return this;
    }

    public Builder pollInterval(Duration interval) {
      pollInterval = interval;
      return this;
    }

    public Builder maxPollInterval(Duration interval) {
      maxPollInterval = interval;
      return this;
    }

    public Builder watcherThreads(int most) {
      watcherThreads = most;
      return this;
    }

    public Builder watcherTimeLimit(Duration limit) {
      watcherTimeLimit = limit;
      return this;
    }

    public Builder auditInterval(Duration interval) {
      auditInterval = interval;
      return this;
    }

    public Builder leaseDuration(Duration duration) {
      leaseDuration = duration;
      return this;
    }

    public Builder retryCycle(String cycle) {
      retryCycle = cycle;
      return this;
    }

    public Builder longRetryCycle(String cycle) {
      longRetryCycle = cycle;
      return this;
    }

    public Builder inlineLimit(int bytes) {
      inlineLimit = bytes;
      return this;
    }

    public Builder diagnosisLimit(int bytes) {
      diagnosisLimit = bytes;
      return this;
    }

    public Builder stuckAfter(Duration duration) {
      stuckAfter = duration;
      return this;
    }

    public Builder resourceFileLifetime(Duration lifetime) {
      resourceFileLifetime = lifetime;
      return this;
    }

    public Builder onCancel(OnCancel whatBecomesOfTheTask) {
      onCancel = whatBecomesOfTheTask;
      return this;
    }

    public Builder queueAllowance(Duration allowance) {
      queueAllowance = allowance;
      return this;
    }

    /** A secret that models name, such as the password of a container registry. */
    public Builder secret(String name, Secret secret) {
      secrets.put(name, secret);
      return this;
    }

    public Builder reconcileInterval(Duration interval) {
      reconcileInterval = interval;
      return this;
    }

    public Builder orphans(Orphans whatBecomesOfThem) {
      orphans = whatBecomesOfThem;
      return this;
    }

    public Builder meterRegistry(MeterRegistry registry) {
      meterRegistry = registry;
      return this;
    }

    /**
     * @throws InvalidInputException if settings are wrong, with all of them
     */
    public AzureBatchConfiguration build() {
      return ConfigurationCheck.checked(unchecked(), Problems.inCode());
    }

    AzureBatchConfiguration unchecked() {
      return new AzureBatchConfiguration(
          accounts,
          defaultAccount,
          pollInterval,
          maxPollInterval,
          watcherThreads,
          watcherTimeLimit,
          auditInterval,
          leaseDuration,
          retryCycle,
          longRetryCycle,
          inlineLimit,
          diagnosisLimit,
          stuckAfter,
          resourceFileLifetime,
          onCancel,
          reconcileInterval,
          orphans,
          queueAllowance,
          secrets,
          meterRegistry);
    }
  }
}
