package io.github.azurebatch.camunda.spring.boot;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** Keeps the database there while the plugin closes, which gives its leases back. */
final class ClosedBeforeDataSource extends AbstractDependsOnBeanFactoryPostProcessor {

  ClosedBeforeDataSource() {
    super(AzureBatchProcessEnginePlugin.class, DataSource.class);
  }
}
