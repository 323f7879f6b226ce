package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * What {@link AzureBatchHealthAutoConfiguration} does, with the types that Spring Boot 4 has for
 * it. On Spring Boot 3 they are missing, and nothing of this class is loaded.
 */
@AutoConfiguration(
    after = AzureBatchAutoConfiguration.class,
    afterName = "org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(AzureBatchProcessEnginePlugin.class)
class Boot4HealthAutoConfiguration {

  /** It takes the engine so that it is asked only after the engine was built. */
  @Bean
  @ConditionalOnEnabledHealthIndicator("azure-batch")
  @ConditionalOnMissingBean(name = "azureBatchHealthIndicator")
  HealthIndicator azureBatchHealthIndicator(
      AzureBatchProcessEnginePlugin plugin, ProcessEngine engine) {
    return new Boot4HealthIndicator(plugin::health);
  }
}
