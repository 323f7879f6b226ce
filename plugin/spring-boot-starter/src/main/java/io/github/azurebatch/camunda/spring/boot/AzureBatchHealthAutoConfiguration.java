package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds the health of the accounts where the application has the actuator. */
@AutoConfiguration(
    after = AzureBatchAutoConfiguration.class,
    afterName = "org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(AzureBatchProcessEnginePlugin.class)
class AzureBatchHealthAutoConfiguration {

  /** It takes the engine so that it is asked only after the engine was built. */
  @Bean
  @ConditionalOnEnabledHealthIndicator("azure-batch")
  @ConditionalOnMissingBean(name = "azureBatchHealthIndicator")
  HealthIndicator azureBatchHealthIndicator(
      AzureBatchProcessEnginePlugin plugin, ProcessEngine engine) {
    return new AzureBatchHealthIndicator(plugin::health);
  }
}
