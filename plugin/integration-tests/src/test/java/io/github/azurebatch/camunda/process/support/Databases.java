package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.mariadb.MariaDb;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The database that this run of the tests is for: H2, or with the system property {@code database}
 * {@code postgresql} or {@code mariadb}.
 */
public final class Databases {

  private static final String POSTGRESQL = "postgresql";
  private static final String MARIADB = "mariadb";
  private static final String H2 = "h2";

  /** More than the threads of an engine and of a test together. */
  private static final int MOST_CONNECTIONS = 50;

  private Databases() {}

  public static EngineSettings current() {
    return isH2() ? EngineSettings.h2() : EngineSettings.on(dataSource());
  }

  /** An engine that believes values without a mark: of earlier builds, or made by a test. */
  public static EngineSettings trustingUnmarkedValues() {
    return current().withProperty("trust-unmarked-values", "true");
  }

  /** One of its own on H2, else that of {@link #current}. */
  public static DataSource dataSource() {
    return switch (name()) {
      case POSTGRESQL -> Postgres.CONNECTIONS;
      case MARIADB -> Maria.CONNECTIONS;
      default -> h2();
    };
  }

  private static DataSource h2() {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  /** Where other processes find the PostgreSQL database. */
  public static String postgresqlUrl() {
    return Postgres.SERVER.getJdbcUrl("postgres", "postgres");
  }

  private static String name() {
    return System.getProperty("database", H2);
  }

  public static boolean isH2() {
    return name().equals(H2);
  }

  /**
   * Connections to a PostgreSQL database that are kept. A new one for each transaction of the
   * engine is a new process of the server, which plans each statement for the first time.
   */
  static PooledDataSource postgresql(String url) {
    return kept("org.postgresql.Driver", url);
  }

  /** PostgreSQL, or an H2 database in a file. */
  static PooledDataSource at(String url) {
    return url.startsWith("jdbc:h2:") ? kept("org.h2.Driver", url) : postgresql(url);
  }

  private static PooledDataSource kept(String driver, String url) {
    PooledDataSource connections = new PooledDataSource(driver, url, new Properties());
    connections.setPoolMaximumActiveConnections(MOST_CONNECTIONS);
    connections.setPoolMaximumIdleConnections(MOST_CONNECTIONS);
    return connections;
  }

  public static boolean isPostgresql() {
    return name().equals(POSTGRESQL);
  }

  public static boolean isMariaDb() {
    return name().equals(MARIADB);
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

  /** The server of this machine, started with the first test that needs it. */
  private static final class Maria {

    static final DataSource CONNECTIONS = kept("org.mariadb.jdbc.Driver", start());

    private static String start() {
      try {
        return MariaDb.start();
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("MariaDB could not be started", e);
      }
    }
  }
}
