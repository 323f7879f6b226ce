package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** Closes the plugin, which gives its leases back, before the database. */
final class ClosedBeforeDataSource extends AbstractDependsOnBeanFactoryPostProcessor {

  ClosedBeforeDataSource() {
    super(AzureBatchProcessEnginePlugin.class, DataSource.class);
  }
}
