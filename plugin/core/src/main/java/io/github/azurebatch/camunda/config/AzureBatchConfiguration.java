package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The settings of the plugin, which a {@linkplain #builder builder} or {@linkplain #fromProperties
 * properties} make. The methods of {@link AzureBatchConfigurationBuilder} say what each setting
 * means, with its default and its limits.
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
    Duration maxSignatureLifetime,
    DeploymentChecks deploymentChecks,
    boolean trustUnmarkedValues,
    HttpSettings http,
    Map<String, Secret> secrets,
    Map<String, AccessRule> access,
    MeterRegistry meterRegistry,
    ObservationRegistry observationRegistry) {

  /** The name of the account of activities that name none, unless another one is set. */
  public static final String DEFAULT_ACCOUNT = "default";

  /** The most characters that the name of an account may have. */
  public static final int LONGEST_ACCOUNT_NAME = 64;

  /** Nothing is checked here: see {@link #checked}. */
  public AzureBatchConfiguration {
    accounts = Map.copyOf(accounts);
    secrets = Map.copyOf(secrets);
    access = Map.copyOf(access);
  }

  /** What the builder has; see {@link #checked}. */
  AzureBatchConfiguration(AzureBatchConfigurationBuilder builder) {
    this(
        builder.accounts,
        builder.defaultAccount,
        builder.pollInterval,
        builder.maxPollInterval,
        builder.watcherThreads,
        builder.watcherTimeLimit,
        builder.auditInterval,
        builder.leaseDuration,
        builder.retryCycle,
        builder.longRetryCycle,
        builder.inlineLimit,
        builder.diagnosisLimit,
        builder.stuckAfter,
        builder.resourceFileLifetime,
        builder.onCancel,
        builder.reconcileInterval,
        builder.orphans,
        builder.queueAllowance,
        builder.maxSignatureLifetime,
        builder.deploymentChecks,
        builder.trustUnmarkedValues,
        builder.http,
        builder.secrets,
        builder.access,
        builder.meterRegistry,
        builder.observationRegistry);
  }

  /**
   * A configuration with this one account, and the defaults.
   *
   * @throws InvalidInputException if settings of the account are wrong, with all of them
   */
  public static AzureBatchConfiguration of(AzureBatchAccount account) {
    return builder().account(DEFAULT_ACCOUNT, account).build();
  }

  /** Collects settings; what is not set has its default. */
  public static AzureBatchConfigurationBuilder builder() {
    return new AzureBatchConfigurationBuilder();
  }

  /**
   * The settings that flat properties have.
   *
   * @param prefix of the names as the user writes them, with a dot at its end; for messages
   * @param properties by their names without the prefix, such as {@code accounts.default.batch.url}
   * @param more sets what has no property, such as the registry of the metrics; properties are read
   *     after it
   * @throws InvalidInputException if properties are unknown, missing or wrong, with all of them
   */
  public static AzureBatchConfiguration fromProperties(
      String prefix,
      Map<String, String> properties,
      Consumer<AzureBatchConfigurationBuilder> more) {
    AzureBatchConfigurationBuilder builder = builder();
    more.accept(builder);
    return new PropertiesConfiguration(prefix, properties, builder).read();
  }

  /**
   * The names of all properties but those of accounts, secrets and access rules, such as {@code
   * poll-interval}.
   */
  public static List<String> propertyNames() {
    return Setting.ALL.stream().map(Setting::name).toList();
  }

  /**
   * The names of the properties that an account has below {@code accounts.<name>.}, such as {@code
   * batch.url}.
   */
  public static List<String> accountPropertyNames() {
    return PropertiesConfiguration.ACCOUNT_PROPERTIES;
  }

  /**
   * The names of the properties that an access rule has below {@code access.<name>.}, such as
   * {@code containers}.
   */
  public static List<String> accessPropertyNames() {
    return AccessPart.properties();
  }

  /**
   * This configuration, if all of it can be right. The plugin calls it.
   *
   * @throws InvalidInputException if settings are wrong, with all of them
   */
  public AzureBatchConfiguration checked() {
    return ConfigurationCheck.checked(this, Problems.inCode());
  }
}
