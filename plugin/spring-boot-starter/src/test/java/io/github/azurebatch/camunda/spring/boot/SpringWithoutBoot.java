package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An application context with an engine, and no Spring Boot; no configuration that those of other
 * tests would find.
 */
class SpringWithoutBoot {

  @Bean
  DataSource dataSource() {
    return new SimpleDriverDataSource(
        new org.h2.Driver(), "jdbc:h2:mem:spring;DB_CLOSE_DELAY=-1", "sa", "");
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new DataSourceTransactionManager(dataSource);
  }

  @Bean
  static AzureBatchProcessEnginePlugin azureBatchPlugin() {
    return OneModelOnEveryEngineTest.plugin();
  }

  @Bean
  static BeanFactoryPostProcessor azureBatchBeans() {
    return factory ->
        factory
            .getBean(AzureBatchProcessEnginePlugin.class)
            .beans()
            .forEach(factory::registerSingleton);
  }

  @Bean
  SpringProcessEngineConfiguration engineConfiguration(
      DataSource dataSource,
      PlatformTransactionManager transactionManager,
      AzureBatchProcessEnginePlugin plugin) {
    SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
    configuration.setProcessEngineName("spring");
    configuration.setDataSource(dataSource);
    configuration.setTransactionManager(transactionManager);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration;
  }

  @Bean
  ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration configuration) {
    ProcessEngineFactoryBean engine = new ProcessEngineFactoryBean();
    engine.setProcessEngineConfiguration(configuration);
    return engine;
  }
}
