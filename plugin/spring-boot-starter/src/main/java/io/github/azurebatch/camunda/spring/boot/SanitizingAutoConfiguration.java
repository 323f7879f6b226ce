package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Keeps the keys and secrets out of what the actuator's endpoints show of properties, whatever
 * their {@code show-values} is. It does so where the plugin is disabled as well: the properties are
 * there all the same.
 */
@AutoConfiguration(after = AzureBatchAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingAutoConfiguration {

  @Bean
  static SanitizingFunction azureBatchSanitizingFunction(
      ObjectProvider<AzureBatchProcessEnginePlugin> plugins) {
    return new SanitizedProperties(plugins);
  }
}
