package io.github.azurebatch.camunda.benchmarks.site;

import com.zaxxer.hikari.HikariConfig;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server with any number of databases that have the engine's schema. */
final class Databases implements AutoCloseable {

  private static final String USER = "postgres";
  private static final String TEMPLATE = "engine";

  private final EmbeddedPostgres server;
  private final AtomicInteger count = new AtomicInteger();

  private Databases(EmbeddedPostgres server) {
    this.server = server;
  }

  static Databases start() {
    try {
      Databases databases = new Databases(EmbeddedPostgres.start());
      databases.createTemplate();
      return databases;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started", e);
    }
  }

  private void createTemplate() {
    execute("create database " + TEMPLATE);
    EngineSettings.on(server.getDatabase(USER, TEMPLATE))
        .configuration()
        .buildProcessEngine()
        .close();
  }

  /** The JDBC URL of a database with the engine's schema, and nothing else. */
  String create() {
    String name = "benchmark" + count.incrementAndGet();
    execute("create database " + name + " template " + TEMPLATE);
    return server.getJdbcUrl(USER, name);
  }

  private void execute(String statement) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused: " + statement, e);
    }
  }

  /** The server's process, whose children are the processes of the connections. */
  ProcessHandle process() {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery("select pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not tell its process", e);
    }
  }

  /** A connection pool, as an application has one. */
  static GatedPool pool(String jdbcUrl, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setMaximumPoolSize(connections);
    return new GatedPool(config);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be stopped", e);
    }
  }
}
