package io.github.azurebatch.camunda.config;

import static io.github.azurebatch.camunda.config.SettingKind.DURATION;
import static io.github.azurebatch.camunda.config.SettingKind.DURATION_OR_ZERO;
import static io.github.azurebatch.camunda.config.SettingKind.FLAG;
import static io.github.azurebatch.camunda.config.SettingKind.RETRY_CYCLE;
import static io.github.azurebatch.camunda.config.SettingKind.SIZE;
import static io.github.azurebatch.camunda.config.SettingKind.TEXT;
import static io.github.azurebatch.camunda.config.SettingKind.THREADS;
import static io.github.azurebatch.camunda.config.SettingKind.choice;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A setting that has a property: its name, what it may be, where the builder takes its value, and
 * where the configuration has it. It is read and checked by this alone.
 */
record Setting<T>(
    String name,
    SettingKind<T> kind,
    BiConsumer<AzureBatchConfigurationBuilder, T> setter,
    Function<AzureBatchConfiguration, @Nullable T> getter) {

  /** All of them but accounts and secrets, which have names of the user's own. */
  static final List<Setting<?>> ALL =
      List.of(
          new Setting<>(
              "default-account",
              TEXT,
              AzureBatchConfigurationBuilder::defaultAccount,
              AzureBatchConfiguration::defaultAccount),
          new Setting<>(
              "poll-interval",
              DURATION,
              AzureBatchConfigurationBuilder::pollInterval,
              AzureBatchConfiguration::pollInterval),
          new Setting<>(
              "max-poll-interval",
              DURATION,
              AzureBatchConfigurationBuilder::maxPollInterval,
              AzureBatchConfiguration::maxPollInterval),
          new Setting<>(
              "watcher-threads",
              THREADS,
              AzureBatchConfigurationBuilder::watcherThreads,
              AzureBatchConfiguration::watcherThreads),
          new Setting<>(
              "watcher-time-limit",
              DURATION,
              AzureBatchConfigurationBuilder::watcherTimeLimit,
              AzureBatchConfiguration::watcherTimeLimit),
          new Setting<>(
              "audit-interval",
              DURATION,
              AzureBatchConfigurationBuilder::auditInterval,
              AzureBatchConfiguration::auditInterval),
          new Setting<>(
              "lease-duration",
              DURATION,
              AzureBatchConfigurationBuilder::leaseDuration,
              AzureBatchConfiguration::leaseDuration),
          new Setting<>(
              "retry-cycle",
              RETRY_CYCLE,
              AzureBatchConfigurationBuilder::retryCycle,
              AzureBatchConfiguration::retryCycle),
          new Setting<>(
              "long-retry-cycle",
              RETRY_CYCLE,
              AzureBatchConfigurationBuilder::longRetryCycle,
              AzureBatchConfiguration::longRetryCycle),
          new Setting<>(
              "inline-limit",
              SIZE,
              AzureBatchConfigurationBuilder::inlineLimit,
              AzureBatchConfiguration::inlineLimit),
          new Setting<>(
              "diagnosis-limit",
              SIZE,
              AzureBatchConfigurationBuilder::diagnosisLimit,
              AzureBatchConfiguration::diagnosisLimit),
          new Setting<>(
              "stuck-after",
              DURATION,
              AzureBatchConfigurationBuilder::stuckAfter,
              AzureBatchConfiguration::stuckAfter),
          new Setting<>(
              "resource-file-lifetime",
              DURATION,
              AzureBatchConfigurationBuilder::resourceFileLifetime,
              AzureBatchConfiguration::resourceFileLifetime),
          new Setting<>(
              "queue-allowance",
              DURATION,
              AzureBatchConfigurationBuilder::queueAllowance,
              AzureBatchConfiguration::queueAllowance),
          new Setting<>(
              "max-signature-lifetime",
              DURATION,
              AzureBatchConfigurationBuilder::maxSignatureLifetime,
              AzureBatchConfiguration::maxSignatureLifetime),
          new Setting<>(
              "on-cancel",
              choice(OnCancel.class),
              AzureBatchConfigurationBuilder::onCancel,
              AzureBatchConfiguration::onCancel),
          new Setting<>(
              "reconcile-interval",
              DURATION_OR_ZERO,
              AzureBatchConfigurationBuilder::reconcileInterval,
              AzureBatchConfiguration::reconcileInterval),
          new Setting<>(
              "orphans",
              choice(Orphans.class),
              AzureBatchConfigurationBuilder::orphans,
              AzureBatchConfiguration::orphans),
          new Setting<>(
              "deployment-checks",
              choice(DeploymentChecks.class),
              AzureBatchConfigurationBuilder::deploymentChecks,
              AzureBatchConfiguration::deploymentChecks),
          new Setting<>(
              "trust-unmarked-values",
              FLAG,
              AzureBatchConfigurationBuilder::trustUnmarkedValues,
              AzureBatchConfiguration::trustUnmarkedValues));

  void read(String text, AzureBatchConfigurationBuilder builder, Problems problems) {
    kind.reader()
        .apply(text)
        .ifPresentOrElse(
            value -> setter.accept(builder, value),
            () -> problems.wrong(name, text, kind.allowed()));
  }

  void check(AzureBatchConfiguration configuration, Problems problems) {
    T value = getter.apply(configuration);
    if (value == null || !kind.isAllowed().test(value)) {
      problems.wrong(name, String.valueOf(value), kind.allowed());
    }
  }
}
