package io.github.azurebatch.camunda.config;

import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.EntraIdTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings; what is not set has its default. Durations are from 1 millisecond to 36,500
 * days, sizes from 0 to 2,147,483,647 bytes, where nothing else is said.
 */
public final class AzureBatchConfigurationBuilder {

  final Map<String, AzureBatchAccount> accounts = new LinkedHashMap<>();
  final Map<String, Secret> secrets = new LinkedHashMap<>();
  final Map<String, AccessRule> access = new LinkedHashMap<>();
  String defaultAccount = AzureBatchConfiguration.DEFAULT_ACCOUNT;
  Duration pollInterval = Duration.ofSeconds(5);
  Duration maxPollInterval = Duration.ofSeconds(30);
  int watcherThreads = 4;
  Duration watcherTimeLimit = Duration.ofSeconds(90);
  Duration auditInterval = Duration.ofMinutes(2);
  Duration leaseDuration = Duration.ofSeconds(30);
  String retryCycle = "PT30S,PT2M,PT10M";
  String longRetryCycle = "R72/PT5M";
  int inlineLimit = 256 * 1024;
  int diagnosisLimit = 4 * 1024;
  Duration stuckAfter = Duration.ofMinutes(10);
  Duration resourceFileLifetime = Duration.ofDays(1);
  OnCancel onCancel = OnCancel.TERMINATE;
  Duration reconcileInterval = Duration.ofHours(1);
  Orphans orphans = Orphans.TERMINATE;
  Duration queueAllowance = Duration.ofHours(6);
  Duration maxSignatureLifetime = Duration.ofDays(7);
  DeploymentChecks deploymentChecks = DeploymentChecks.STRICT;
  boolean trustUnmarkedValues;
  HttpSettings http = HttpSettings.defaults();
  MeterRegistry meterRegistry = Metrics.globalRegistry;
  ObservationRegistry observationRegistry = ObservationRegistry.NOOP;
  private @Nullable TokenCredential tokenCredential;

  AzureBatchConfigurationBuilder() {}

  /**
   * An account that models name in the input {@code account}: at least one, under a name of 1 to 64
   * characters of ASCII without blanks and slashes.
   */
  public AzureBatchConfigurationBuilder account(String name, AzureBatchAccount account) {
    accounts.put(name, account);
    return this;
  }

  /** The account of activities that name none; default {@code default}. */
  public AzureBatchConfigurationBuilder defaultAccount(String name) {
    defaultAccount = name;
    return this;
  }

  /** The time between two polls of a Batch job that is awaited; default 5 seconds. */
  public AzureBatchConfigurationBuilder pollInterval(Duration interval) {
    pollInterval = interval;
    return this;
  }

  /** The longest such time, for tasks that run long; default 30 seconds, at least pollInterval. */
  public AzureBatchConfigurationBuilder maxPollInterval(Duration interval) {
    maxPollInterval = interval;
    return this;
  }

  /** How many threads poll and end waits at the same time, 1 to 1000; default 4. */
  public AzureBatchConfigurationBuilder watcherThreads(int most) {
    watcherThreads = most;
    return this;
  }

  /**
   * How long the poll of one Batch job, or the end of one wait, may take before the others go on
   * without it; default 90 seconds, as long as a call to an account that does not answer may take.
   */
  public AzureBatchConfigurationBuilder watcherTimeLimit(Duration limit) {
    watcherTimeLimit = limit;
    return this;
  }

  /** The time between two searches for awaited tasks that were deleted; default 2 minutes. */
  public AzureBatchConfigurationBuilder auditInterval(Duration interval) {
    auditInterval = interval;
    return this;
  }

  /** How long a dead node's Batch jobs stay without a poll; default 30 s, at least 4 intervals. */
  public AzureBatchConfigurationBuilder leaseDuration(Duration duration) {
    leaseDuration = duration;
    return this;
  }

  /**
   * The retries of an activity whose model gives none, in the form of {@code
   * camunda:failedJobRetryTimeCycle}; default {@code PT30S,PT2M,PT10M}.
   */
  public AzureBatchConfigurationBuilder retryCycle(String cycle) {
    retryCycle = cycle;
    return this;
  }

  /** The retries on states that pass slowly, such as a full quota; default {@code R72/PT5M}. */
  public AzureBatchConfigurationBuilder longRetryCycle(String cycle) {
    longRetryCycle = cycle;
    return this;
  }

  /** The largest blob, in bytes, that {@code inline} puts into a variable; default 262144. */
  public AzureBatchConfigurationBuilder inlineLimit(int bytes) {
    inlineLimit = bytes;
    return this;
  }

  /** How many bytes of the end of each log of a failed task are kept; default 4096. */
  public AzureBatchConfigurationBuilder diagnosisLimit(int bytes) {
    diagnosisLimit = bytes;
    return this;
  }

  /** How long a task is queued before {@code batchWaiting} says why; default 10 minutes. */
  public AzureBatchConfigurationBuilder stuckAfter(Duration duration) {
    stuckAfter = duration;
    return this;
  }

  /** How long resource files are signed for; default 1 day, not shorter than queueAllowance. */
  public AzureBatchConfigurationBuilder resourceFileLifetime(Duration lifetime) {
    resourceFileLifetime = lifetime;
    return this;
  }

  /** How long a task may be queued, for which a SAS leaves room; default 6 hours. */
  public AzureBatchConfigurationBuilder queueAllowance(Duration allowance) {
    queueAllowance = allowance;
    return this;
  }

  /** How long any signature may last; default 7 days, not shorter than resource files need. */
  public AzureBatchConfigurationBuilder maxSignatureLifetime(Duration longest) {
    maxSignatureLifetime = longest;
    return this;
  }

  /** Whether values count as handed out that have no valid mark; default false. */
  public AzureBatchConfigurationBuilder trustUnmarkedValues(boolean trust) {
    trustUnmarkedValues = trust;
    return this;
  }

  /** What happens to tasks of cancelled activities by default; {@link OnCancel#TERMINATE}. */
  public AzureBatchConfigurationBuilder onCancel(OnCancel choice) {
    onCancel = choice;
    return this;
  }

  /** The time between two searches for orphans; default 1 hour, zero for no search. */
  public AzureBatchConfigurationBuilder reconcileInterval(Duration interval) {
    reconcileInterval = interval;
    return this;
  }

  /** What is done with orphans: open tasks of instances that ended; {@link Orphans#TERMINATE}. */
  public AzureBatchConfigurationBuilder orphans(Orphans choice) {
    orphans = choice;
    return this;
  }

  /** What happens to mistakes in models that are deployed; {@link DeploymentChecks#STRICT}. */
  public AzureBatchConfigurationBuilder deploymentChecks(DeploymentChecks choice) {
    deploymentChecks = choice;
    return this;
  }

  /** A secret that models name, such as the password of a container registry; not empty. */
  public AzureBatchConfigurationBuilder secret(String name, Secret secret) {
    secrets.put(name, secret);
    return this;
  }

  /** What some processes may reach, under a name for messages; without a rule all is allowed. */
  public AzureBatchConfigurationBuilder access(String name, AccessRule rule) {
    access.put(name, rule);
    return this;
  }

  /** The proxy and the time limits of all HTTP requests; default {@link HttpSettings#defaults}. */
  public AzureBatchConfigurationBuilder http(HttpSettings settings) {
    http = settings;
    return this;
  }

  /**
   * The credential of accounts that properties declare without a key; default is {@code
   * DefaultAzureCredential}. Accounts made in code have their own, {@link Credential.EntraId}.
   */
  public AzureBatchConfigurationBuilder tokenCredential(TokenCredential credential) {
    tokenCredential = credential;
    return this;
  }

  /** Where the metrics go; default is the global registry of Micrometer. */
  public AzureBatchConfigurationBuilder meterRegistry(MeterRegistry registry) {
    meterRegistry = registry;
    return this;
  }

  /** Where the observations of steps and calls go, such as to a tracer; default is nowhere. */
  public AzureBatchConfigurationBuilder observationRegistry(ObservationRegistry registry) {
    observationRegistry = registry;
    return this;
  }

  /**
   * @throws InvalidInputException if settings are wrong, with all of them
   */
  public AzureBatchConfiguration build() {
    return unchecked().checked();
  }

  /** For accounts without a key; made when it is needed, since a proxy is a setting as well. */
  TokenCredential tokenCredential() {
    return tokenCredential == null ? EntraIdTokens.byDefaultChain(http) : tokenCredential;
  }

  AzureBatchConfiguration unchecked() {
    return new AzureBatchConfiguration(this);
  }
}
