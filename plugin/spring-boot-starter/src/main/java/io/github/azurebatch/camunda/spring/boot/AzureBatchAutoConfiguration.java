package io.github.azurebatch.camunda.spring.boot;

import com.azure.core.credential.TokenCredential;
import io.github.azurebatch.camunda.AzureBatchLinks;
import io.github.azurebatch.camunda.AzureBatchOutputs;
import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Adds the plugin to the process engine that Camunda's starter builds, and the beans that models
 * name to the application context. A bean of the application of that type, or of that name where
 * models name it, takes the place of each.
 */
@AutoConfiguration(beforeName = "org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration")
@Conditional(OnEnabled.class)
class AzureBatchAutoConfiguration {

  /**
   * The settings that the properties have. A {@link TokenCredential}, a {@link MeterRegistry} and
   * an {@link ObservationRegistry} of the application are used where there is exactly one, or a
   * primary one: others may be for other libraries. {@link HttpSettings} are for this plugin alone,
   * so that the application does not start with several of which none is primary.
   */
  @Bean
  @ConditionalOnMissingBean({AzureBatchConfiguration.class, AzureBatchProcessEnginePlugin.class})
  AzureBatchConfiguration azureBatchConfiguration(
      Environment environment,
      ObjectProvider<HttpSettings> http,
      ObjectProvider<TokenCredential> credential,
      ObjectProvider<MeterRegistry> meterRegistry,
      ObjectProvider<ObservationRegistry> observationRegistry) {
    WrittenProperties properties = WrittenProperties.of(environment);
    return AzureBatchConfiguration.fromProperties(
        properties.prefix() + ".",
        properties.byName(),
        builder -> {
          http.ifAvailable(builder::http);
          credential.ifUnique(builder::tokenCredential);
          meterRegistry.ifUnique(builder::meterRegistry);
          observationRegistry.ifUnique(builder::observationRegistry);
        });
  }

  /** Camunda's starter takes every plugin bean; the engine depends on it and so is closed first. */
  @Bean
  @ConditionalOnMissingBean
  AzureBatchProcessEnginePlugin azureBatchProcessEnginePlugin(
      AzureBatchConfiguration configuration) {
    return new AzureBatchProcessEnginePlugin(configuration);
  }

  @Bean
  @ConditionalOnMissingBean
  static ClosedBeforeDataSource azureBatchClosedBeforeDataSource() {
    return new ClosedBeforeDataSource();
  }

  @Bean(AzureBatchBeans.CREATE_JOB)
  @ConditionalOnMissingBean(name = AzureBatchBeans.CREATE_JOB)
  JavaDelegate azureBatchCreateJob(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.CREATE_JOB);
  }

  @Bean(AzureBatchBeans.CREATE_CONTAINER)
  @ConditionalOnMissingBean(name = AzureBatchBeans.CREATE_CONTAINER)
  JavaDelegate azureBatchCreateContainer(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.CREATE_CONTAINER);
  }

  @Bean(AzureBatchBeans.ISSUE_SAS)
  @ConditionalOnMissingBean(name = AzureBatchBeans.ISSUE_SAS)
  JavaDelegate azureBatchIssueSas(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.ISSUE_SAS);
  }

  @Bean(AzureBatchBeans.SUBMIT_TASK)
  @ConditionalOnMissingBean(name = AzureBatchBeans.SUBMIT_TASK)
  JavaDelegate azureBatchSubmitTask(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.SUBMIT_TASK);
  }

  @Bean(AzureBatchBeans.CLEAN_UP)
  @ConditionalOnMissingBean(name = AzureBatchBeans.CLEAN_UP)
  JavaDelegate azureBatchCleanUp(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.CLEAN_UP);
  }

  @Bean(AzureBatchBeans.READ_OUTPUTS)
  @ConditionalOnMissingBean(name = AzureBatchBeans.READ_OUTPUTS)
  JavaDelegate azureBatchReadOutputs(AzureBatchProcessEnginePlugin plugin) {
    return delegate(plugin, AzureBatchBeans.READ_OUTPUTS);
  }

  @Bean
  @ConditionalOnMissingBean
  AzureBatchOutputs azureBatchOutputs(AzureBatchProcessEnginePlugin plugin) {
    return plugin.outputs();
  }

  @Bean(AzureBatchBeans.LINKS)
  @ConditionalOnMissingBean(name = AzureBatchBeans.LINKS)
  AzureBatchLinks azureBatchLinks(AzureBatchProcessEnginePlugin plugin) {
    return plugin.links();
  }

  private static JavaDelegate delegate(AzureBatchProcessEnginePlugin plugin, String name) {
    Object bean = plugin.beans().get(name);
    if (bean instanceof JavaDelegate delegate) {
      return delegate;
    }
    throw new IllegalStateException("The plugin has no delegate '%s'".formatted(name));
  }
}
