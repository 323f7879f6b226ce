package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.health.AzureBatchHealth;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * Down while an account cannot be used or the plugin fails, with the reason; always with what the
 * last calls to each account met.
 */
final class AzureBatchHealthIndicator extends AbstractHealthIndicator {

  private final Supplier<AzureBatchHealth> plugin;

  AzureBatchHealthIndicator(Supplier<AzureBatchHealth> plugin) {
    super("The health of Azure Batch cannot be told");
    this.plugin = plugin;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    AzureBatchHealth health = plugin.get();
    Health.Builder result = health.isUp() ? builder.up() : builder.down();
    health.details().forEach(result::withDetail);
  }
}
