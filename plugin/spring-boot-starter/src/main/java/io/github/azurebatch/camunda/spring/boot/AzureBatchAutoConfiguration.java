package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchLinks;
import io.github.azurebatch.camunda.AzureBatchOutputs;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Adds the plugin to the process engine that Camunda's starter builds, and the beans that models
 * name to the application context.
 */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class)
@ConditionalOnProperty(
    prefix = AzureBatchProperties.PREFIX,
    name = "enabled",
    matchIfMissing = true)
@EnableConfigurationProperties(AzureBatchProperties.class)
class AzureBatchAutoConfiguration {

  /** Camunda's starter takes every plugin bean; the engine depends on it and so is closed first. */
  @Bean
  @ConditionalOnMissingBean
  AzureBatchProcessEnginePlugin azureBatchProcessEnginePlugin(
      AzureBatchProperties properties, ObjectProvider<MeterRegistry> meterRegistry) {
    return new AzureBatchProcessEnginePlugin(
        new PropertiesReader(properties)
            .read(meterRegistry.getIfUnique(() -> Metrics.globalRegistry)));
  }

  @Bean
  static ClosedBeforeDataSource azureBatchClosedBeforeDataSource() {
    return new ClosedBeforeDataSource();
  }

  @Bean
  JavaDelegate azureBatchCreateJob(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchCreateJob");
  }

  @Bean
  JavaDelegate azureBatchCreateContainer(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchCreateContainer");
  }

  @Bean
  JavaDelegate azureBatchIssueSas(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchIssueSas");
  }

  @Bean
  JavaDelegate azureBatchSubmitTask(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchSubmitTask");
  }

  @Bean
  JavaDelegate azureBatchCleanUp(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchCleanUp");
  }

  @Bean
  JavaDelegate azureBatchReadOutputs(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, "azureBatchReadOutputs");
  }

  @Bean
  AzureBatchOutputs azureBatchOutputs(AzureBatchProcessEnginePlugin plugin) {
    return plugin.outputs();
  }

  @Bean
  AzureBatchLinks azureBatch(AzureBatchProcessEnginePlugin plugin) {
    return plugin.links();
  }

  private static JavaDelegate delegate(AzureBatchProcessEnginePlugin plugin, String name) {
    Object bean = plugin.beans().get(name);
    if (bean instanceof JavaDelegate delegate) {
      return delegate;
    }
    throw new IllegalStateException("The plugin has no delegate " + name);
  }
}
