package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.health.AzureBatchHealth;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** What {@link AzureBatchHealthIndicator} says, with the types of Spring Boot 4. */
final class Boot4HealthIndicator extends AbstractHealthIndicator {

  private final Supplier<AzureBatchHealth> plugin;

  Boot4HealthIndicator(Supplier<AzureBatchHealth> plugin) {
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
