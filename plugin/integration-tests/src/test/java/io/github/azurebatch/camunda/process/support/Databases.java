package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The database that this run of the tests is for: H2, or PostgreSQL with the system property {@code
 * database=postgresql}.
 */
public final class Databases {

  private static final String POSTGRESQL = "postgresql";

  private Databases() {}

  public static EngineSettings current() {
    return isPostgresql()
        ? EngineSettings.on(Postgres.SERVER.getPostgresDatabase())
        : EngineSettings.h2();
  }

  /** An engine that believes values without a mark: of earlier builds, or made by a test. */
  public static EngineSettings trustingUnmarkedValues() {
    return current().withProperty("trust-unmarked-values", "true");
  }

  /** The same database as that of {@link #current} on PostgreSQL, and one of its own on H2. */
  public static DataSource dataSource() {
    if (isPostgresql()) {
      return Postgres.SERVER.getPostgresDatabase();
    }
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return h2;
  }

  /** Where other processes find the PostgreSQL database. */
  public static String postgresqlUrl() {
    return Postgres.SERVER.getJdbcUrl("postgres", "postgres");
  }

  public static boolean isPostgresql() {
    return POSTGRESQL.equals(System.getProperty("database"));
  }

  /** Real binaries, started with the first test that needs them. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL could not be started", e);
      }
    }
  }
}
