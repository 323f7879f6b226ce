package io.github.azurebatch.camunda.spring.boot;

import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** The health of the accounts: down while one of them cannot be reached, with the reason. */
final class AzureBatchHealthIndicator extends AbstractHealthIndicator {

  private final Supplier<Map<String, String>> outages;

  AzureBatchHealthIndicator(Supplier<Map<String, String>> outages) {
    super("The health of Azure Batch cannot be told");
    this.outages = outages;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    Map<String, String> messages = outages.get();
    Health.Builder result = messages.isEmpty() ? builder.up() : builder.down();
    messages.forEach(result::withDetail);
  }
}
