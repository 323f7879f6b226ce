package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.http.HttpSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** How the engine of a test is made: with full history, and no job executor. */
public final class EngineSettings {

  /** The local services are back at once after a fault: no test needs a pause of a second. */
  private static final HttpSettings QUICK =
      HttpSettings.defaults().withFirstPause(Duration.ofMillis(50));

  private static final String MARIADB = "MariaDB";
  private static final String MYSQL = "mysql";

  private final Consumer<StandaloneProcessEngineConfiguration> database;

  private final Map<String, String> properties;
  private final HttpSettings http;

  private EngineSettings(
      Consumer<StandaloneProcessEngineConfiguration> database, Map<String, String> properties) {
    this(database, properties, QUICK);
  }

  private EngineSettings(
      Consumer<StandaloneProcessEngineConfiguration> database,
      Map<String, String> properties,
      HttpSettings http) {
    this.database = database;
    this.properties = properties;
    this.http = http;
  }

  /** An H2 database in memory, of its own. */
  public static EngineSettings h2() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    return new EngineSettings(engine -> engine.setJdbcUrl(url), Map.of());
  }

  /**
   * A database of the test's own, empty or with the engine's schema. MariaDB, which Camunda 7.24
   * does not recognize, is taken for MySQL.
   */
  public static EngineSettings on(DataSource dataSource) {
    return new EngineSettings(engine -> connect(engine, dataSource), Map.of());
  }

  private static void connect(StandaloneProcessEngineConfiguration engine, DataSource dataSource) {
    engine.setDataSource(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      if (connection.getMetaData().getDatabaseProductName().equals(MARIADB)) {
        engine.setDatabaseType(MYSQL);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database of the test cannot be reached", e);
    }
  }

  /** Adds a property of the plugin, such as {@code secrets.token}; returns other settings. */
  public EngineSettings withProperty(String name, String value) {
    Map<String, String> more = new HashMap<>(properties);
    more.put(name, value);
    return new EngineSettings(database, Map.copyOf(more), http);
  }

  /** How the plugin reaches the services, for tests of the network; returns other settings. */
  public EngineSettings withHttp(HttpSettings settings) {
    return new EngineSettings(database, properties, settings);
  }

  HttpSettings http() {
    return http;
  }

  /** The properties of the plugin that {@link #withProperty} has added, secrets among them. */
  public Map<String, String> properties() {
    return properties;
  }

  /** A new configuration of an engine without the plugin. */
  public ProcessEngineConfigurationImpl configuration() {
    StandaloneProcessEngineConfiguration engine = new SharedMappingsConfiguration();
    engine.setProcessEngineName("azure-batch-test-" + UUID.randomUUID());
    engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    engine.setJobExecutorActivate(false);
    engine.setIdGenerator(new StrongUuidGenerator());
    engine.setEnforceHistoryTimeToLive(false);
    database.accept(engine);
    return engine;
  }
}
