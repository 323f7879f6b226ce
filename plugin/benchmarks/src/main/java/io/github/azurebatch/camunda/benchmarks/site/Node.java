package io.github.azurebatch.camunda.benchmarks.site;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A process engine with the plugin, on a database that other nodes may share. */
public final class Node implements AutoCloseable {

  private static final int CONNECTIONS = 20;

  private final GatedPool dataSource;
  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine;
  private final SqlStatements statements;

  public Node(String jdbcUrl, Map<String, String> accounts, NodeOptions options) {
    dataSource = Databases.pool(jdbcUrl, CONNECTIONS);
    Map<String, String> properties = new HashMap<>(accounts);
    properties.putAll(options.properties());
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration = EngineSettings.on(dataSource).configuration();
    configuration.setJobExecutorActivate(options.runs());
    configuration.setProcessEnginePlugins(List.of(plugin));
    configuration.setBeans(new HashMap<>(options.beans()));
    engine = configuration.buildProcessEngine();
    statements = SqlStatements.of(engine);
  }

  public ProcessEngine engine() {
    return engine;
  }

  public RuntimeService runtime() {
    return engine.getRuntimeService();
  }

  public AzureBatchProcessEnginePlugin plugin() {
    return plugin;
  }

  public SqlStatements statements() {
    return statements;
  }

  /** For a node that did not run by itself. */
  public void startJobExecutor() {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor()
        .start();
  }

  public void deploy(BpmnModelInstance model) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("benchmark.bpmn", model)
        .deploy();
  }

  /**
   * Lets the database look at how large its tables are, as it does by itself after a while; before
   * that it plans for tables that are nearly empty.
   */
  public void analyzeTables() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    } catch (SQLException e) {
      throw new IllegalStateException("The tables could not be analyzed", e);
    }
  }

  /** How many instances have not ended. */
  public long running() {
    return runtime().createProcessInstanceQuery().count();
  }

  /** Lets its transactions come to their end, and no new one begin, until {@link #resume}. */
  public void pause() {
    dataSource.shut();
  }

  /** Goes on after {@link #pause}; on the same thread. */
  public void resume() {
    dataSource.open();
  }

  /** Waits until all instances have ended. */
  public void awaitEnds() {
    Patience.until(() -> running() == 0, "all instances have ended");
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
    dataSource.close();
  }
}
