package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.impl.engine.database.Durability;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** An engine whose database may forget commits says so when it starts. */
class DurabilityTest {

  private static final String WARNING = "may forget commits";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void warnsOfAnH2FileThatIsWrittenLate(@TempDir Path folder) {
    assertThat(warnings(h2("jdbc:h2:" + folder.resolve("late"))))
        .singleElement()
        .asString()
        .contains("up to 500 ms late", "Add ;WRITE_DELAY=0");
  }

  @Test
  void saysNothingOfAnH2FileThatIsWrittenAtOnceOrOfMemory(@TempDir Path folder) {
    assertThat(warnings(h2("jdbc:h2:" + folder.resolve("at-once") + ";WRITE_DELAY=0"))).isEmpty();
    assertThat(warnings(EngineSettings.h2())).isEmpty();
  }

  /** The server of the tests, whose data need not last, is fast and forgetful. */
  @Test
  @OnPostgresql
  void warnsOfAPostgresqlThatDoesNotWriteAtOnce() {
    assertThat(warnings(Databases.current()))
        .anySatisfy(warning -> assertThat(warning).contains("fsync is off. Set it to on"));
  }

  @Test
  @OnPostgresql
  void warnsOfAPostgresqlWhoseCommitsDoNotWaitAndSaysNothingOfOneThatKeepsThem()
      throws IOException {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      String url = server.getJdbcUrl("postgres", "postgres");

      assertThat(warningsOf(postgresql(url + "&options=-c%20synchronous_commit=off")))
          .singleElement()
          .asString()
          .contains("synchronous_commit is off. Set it to on");
      assertThat(warningsOf(postgresql(url))).isEmpty();
    }
  }

  /** The server of the tests writes nothing at once either. */
  @Test
  @EnabledIfSystemProperty(named = "database", matches = "mariadb")
  @OnEveryDatabase
  void warnsOfAMariaDbThatDoesNotWriteAtOnceAndSaysNothingOfOneThatDoes() throws SQLException {
    DataSource server = Databases.dataSource();
    assertThat(warningsOf(server))
        .singleElement()
        .asString()
        .contains("innodb_flush_log_at_trx_commit is 0. Set it to 1");

    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set global innodb_flush_log_at_trx_commit = 1");
      assertThat(warningsOf(server)).isEmpty();
      statement.execute("set global innodb_flush_log_at_trx_commit = 0");
    }
  }

  private static DataSource postgresql(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    return database;
  }

  private static EngineSettings h2(String url) {
    JdbcDataSource file = new JdbcDataSource();
    file.setURL(url);
    return EngineSettings.on(file);
  }

  private static List<String> warnings(EngineSettings settings) {
    try (LogCapture logs = new LogCapture();
        AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(azure.azure().properties());
      ProcessEngineConfigurationImpl configuration = settings.configuration();
      configuration.setProcessEnginePlugins(List.of(plugin));
      configuration.buildProcessEngine().close();
      return logs.warnings(WARNING);
    }
  }

  /** Without an engine, whose tables would take longer than all else. */
  private static List<String> warningsOf(DataSource database) {
    try (LogCapture logs = new LogCapture()) {
      Durability.check(database, "engine");
      return logs.warnings(WARNING);
    }
  }
}
