package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The database that this run of the tests is for: H2, or PostgreSQL with the system property {@code
 * database=postgresql}.
 */
public final class Databases {

  private static final String POSTGRESQL = "postgresql";

  /** More than the threads of an engine and of a test together. */
  private static final int MOST_CONNECTIONS = 50;

  private Databases() {}

  public static EngineSettings current() {
    return isPostgresql() ? EngineSettings.on(Postgres.CONNECTIONS) : EngineSettings.h2();
  }

  /** An engine that believes values without a mark: of earlier builds, or made by a test. */
  public static EngineSettings trustingUnmarkedValues() {
    return current().withProperty("trust-unmarked-values", "true");
  }

  /** The same database as that of {@link #current} on PostgreSQL, and one of its own on H2. */
  public static DataSource dataSource() {
    if (isPostgresql()) {
      return Postgres.CONNECTIONS;
    }
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  /** Where other processes find the PostgreSQL database. */
  public static String postgresqlUrl() {
    return Postgres.SERVER.getJdbcUrl("postgres", "postgres");
  }

  /**
   * Connections to a PostgreSQL database that are kept. A new one for each transaction of the
   * engine is a new process of the server, which plans each statement for the first time.
   */
  static PooledDataSource postgresql(String url) {
    PooledDataSource connections =
        new PooledDataSource("org.postgresql.Driver", url, new Properties());
    connections.setPoolMaximumActiveConnections(MOST_CONNECTIONS);
    connections.setPoolMaximumIdleConnections(MOST_CONNECTIONS);
    return connections;
  }

  public static boolean isPostgresql() {
    return POSTGRESQL.equals(System.getProperty("database"));
  }

  /** Real binaries, started with the first test that needs them. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();
    static final DataSource CONNECTIONS = postgresql(postgresqlUrl());

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL could not be started", e);
      }
    }
  }
}
