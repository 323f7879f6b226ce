package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine whose connection pool is too small for its threads says so when it starts. */
class PoolSizeTest {

  private static final String WARNING = "they wait for each other";
  private static final String HINT = "If they wait for connections under load";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void warnsOfAPoolThatIsTooSmallForThePluginAndOneCamundaJob() {
    assertThat(startOn(pool(7)).lines().filter(line -> line.contains(WARNING)))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .contains("has 7 connections", "6 threads", "have 17", "all 10 threads", "at least 8");
  }

  @Test
  void onlyHintsAtOneThatIsSmallerThanTheJobExecutor() {
    assertThat(startOn(pool(8)).lines().filter(line -> line.contains(HINT)))
        .singleElement()
        .asString()
        .startsWith("INFO")
        .contains("8 connections for 10 threads", "6 of this plugin", "have 17");
  }

  @Test
  void saysNothingOfOneThatIsLargeEnoughOrUnknown() {
    assertThat(startOn(pool(17))).doesNotContain(WARNING, HINT);
    assertThat(startOn(new Wrapped(pool(3), false))).doesNotContain(WARNING, HINT);
  }

  /**
   * It takes a second connection for its next block of ids, while a transaction holds the first.
   */
  @Test
  void warnsOfIdsThatAreTakenFromTheDatabase() {
    assertThat(startOn(pool(17), engine -> engine.setIdGenerator(null)).lines())
        .filteredOn(line -> line.contains("takes its ids from the database"))
        .singleElement()
        .asString()
        .startsWith("WARN")
        .contains("deadlock with a small connection pool", "set idGenerator to", "StrongUuid");
    assertThat(startOn(pool(17))).doesNotContain("takes its ids from the database");
  }

  /** As Spring does for its transactions. */
  @Test
  void looksIntoAWrappedPool() {
    assertThat(startOn(new Wrapped(pool(3), true))).contains(WARNING);
  }

  private static PooledDataSource pool(int connections) {
    PooledDataSource pool =
        new PooledDataSource(
            "org.h2.Driver",
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            new Properties());
    pool.setPoolMaximumActiveConnections(connections);
    return pool;
  }

  private static String startOn(DataSource pool) {
    return startOn(pool, engine -> {});
  }

  private static String startOn(DataSource pool, Consumer<ProcessEngineConfigurationImpl> change) {
    try (LogCapture log = new LogCapture();
        AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(azure.azure().properties());
      ProcessEngineConfigurationImpl configuration = EngineSettings.on(pool).configuration();
      configuration.setProcessEnginePlugins(List.of(plugin));
      change.accept(configuration);
      configuration.buildProcessEngine().close();
      return log.text();
    }
  }

  /**
   * A data source around another one.
   *
   * @param shows whether it has a getter for that
   */
  public record Wrapped(DataSource target, boolean shows) implements DataSource {

    public @Nullable DataSource getTargetDataSource() {
      return shows ? target : null;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return target.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return target.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return target.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
      target.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      target.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return target.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return target.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return target.isWrapperFor(type);
    }
  }
}
