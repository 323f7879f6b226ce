package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the plugin, as they are written: the core reads and checks them, with those of
 * {@code camunda.cfg.xml}. A type that Spring converts to would fail one by one, and show what may
 * be a secret.
 *
 * @param enabled whether the plugin is there at all
 * @param accounts the accounts by the names that the input 'account' uses
 * @param defaultAccount the account of an activity that names none
 * @param pollInterval between two looks at the Batch jobs that have waits
 * @param maxPollInterval the longest pause between two looks at a Batch job, when its tasks run for
 *     long; the poll interval where that is longer
 * @param watcherThreads how many threads look after waits at the same time, while there is
 *     something to do
 * @param watcherTimeLimit how long a look at one Batch job, or the end of one wait, may take before
 *     the others go on without it
 * @param auditInterval between two searches for tasks that were deleted
 * @param leaseDuration how long a Batch job of a dead engine node stays unwatched at most
 * @param retryCycle retries of an activity whose model gives none
 * @param longRetryCycle retries on states that pass slowly, such as a full quota
 * @param inlineLimit the largest blob that 'inline' puts into a variable
 * @param diagnosisLimit how much of the end of each log of a failed task is kept
 * @param stuckAfter how long a task may be queued before it is explained why
 * @param resourceFileLifetime how long a task may queue before its signed resource files expire
 * @param reconcileInterval between two searches for open tasks whose process instance is gone; zero
 *     for none
 * @param orphans what becomes of those whose process instance was cancelled
 * @param onCancel what becomes of a task whose wait or scope is cancelled, where the model does not
 *     say
 * @param queueAllowance how long a task may queue: what the lifetime of a SAS must leave room for
 * @param secrets by the names that models use
 */
@ConfigurationProperties(prefix = AzureBatchProperties.PREFIX, ignoreUnknownFields = false)
public record AzureBatchProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue Map<String, Account> accounts,
    @DefaultValue(AzureBatchConfiguration.DEFAULT_ACCOUNT) String defaultAccount,
    @DefaultValue("5s") String pollInterval,
    @DefaultValue("30s") String maxPollInterval,
    @DefaultValue("" + AzureBatchConfiguration.DEFAULT_WATCHER_THREADS) String watcherThreads,
    @DefaultValue("90s") String watcherTimeLimit,
    @DefaultValue("2m") String auditInterval,
    @DefaultValue("30s") String leaseDuration,
    @DefaultValue(AzureBatchConfiguration.DEFAULT_RETRY_CYCLE) String retryCycle,
    @DefaultValue(AzureBatchConfiguration.DEFAULT_LONG_RETRY_CYCLE) String longRetryCycle,
    @DefaultValue("256KB") String inlineLimit,
    @DefaultValue("4KB") String diagnosisLimit,
    @DefaultValue("10m") String stuckAfter,
    @DefaultValue("1d") String resourceFileLifetime,
    @DefaultValue("1h") String reconcileInterval,
    @DefaultValue("terminate") String orphans,
    @DefaultValue("terminate") String onCancel,
    @DefaultValue("6h") String queueAllowance,
    @DefaultValue Map<String, Secret> secrets) {

  public static final String PREFIX = "camunda.bpm.azure-batch";

  /**
   * A Batch account and the storage account that keeps the outputs of its tasks.
   *
   * @param batch the Batch account
   * @param storage the storage account
   */
  public record Account(@DefaultValue Batch batch, @DefaultValue Storage storage) {}

  /**
   * A Batch account.
   *
   * @param url such as https://myaccount.westeurope.batch.azure.com
   * @param accountName the name of the account
   * @param accountKey its shared key; without one, Microsoft Entra ID
   */
  public record Batch(
      @Nullable String url, @Nullable String accountName, @Nullable Secret accountKey) {}

  /**
   * A storage account.
   *
   * @param endpoint such as https://myaccount.blob.core.windows.net
   * @param accountName the name of the account
   * @param accountKey its shared key; without one, Microsoft Entra ID
   * @param serviceVersion the REST version to speak, for emulators; the SDK's newest by default
   */
  public record Storage(
      @Nullable String endpoint,
      @Nullable String accountName,
      @Nullable Secret accountKey,
      @Nullable String serviceVersion) {}
}
