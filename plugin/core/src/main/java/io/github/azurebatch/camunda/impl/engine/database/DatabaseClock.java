package io.github.azurebatch.camunda.impl.engine.database;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Whether the clock of this node agrees with that of the database, which all nodes have in common.
 * A lease ends at a time: a node whose clock is ahead takes it while the other one still has it.
 *
 * <p>H2, PostgreSQL, MariaDB and MySQL are asked.
 */
public final class DatabaseClock {

  private static final Log LOG = Log.of(DatabaseClock.class);
  private static final long MILLIS = 1_000;

  private DatabaseClock() {}

  /**
   * Logs that the clocks differ.
   *
   * @param most by how much they may
   */
  public static void check(DataSource database, String engineName, Clock clock, Duration most) {
    try (Connection connection = database.getConnection()) {
      Optional<Duration> ahead = ahead(connection, clock);
      if (ahead.isPresent() && ahead.get().abs().compareTo(most) > 0) {
        LOG.write(
            LogLine.CLOCKS_APART,
            "The clock of this machine is {} s {} that of the database of process engine '{}'."
                + " Engine nodes whose clocks differ by more than {} s take each other for dead, and"
                + " each other's Batch jobs: set the clocks (NTP)",
            ahead.get().abs().toSeconds(),
            ahead.get().isNegative() ? "behind" : "ahead of",
            engineName,
            most.toSeconds());
      }
    } catch (SQLException e) {
      LOG.debug("The database of process engine '{}' was not asked for its time", engineName, e);
    }
  }

  /** How far this clock is ahead, at least: the call takes time. */
  private static Optional<Duration> ahead(Connection connection, Clock clock) throws SQLException {
    Optional<String> query = query(connection.getMetaData().getDatabaseProductName());
    if (query.isEmpty()) {
      return Optional.empty();
    }
    Instant before = clock.instant();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query.get())) {
      row.next();
      Instant told = instant(row.getBigDecimal(1));
      Instant after = clock.instant();
      return Optional.of(
          told.isBefore(before)
              ? Duration.between(told, before)
              : told.isAfter(after) ? Duration.between(told, after) : Duration.ZERO);
    }
  }

  private static Instant instant(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.multiply(BigDecimal.valueOf(MILLIS)).longValue());
  }

  private static Optional<String> query(String product) {
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "h2" -> Optional.of("select extract(epoch from current_timestamp)");
      case "postgresql" -> Optional.of("select extract(epoch from clock_timestamp())");
      case "mariadb", "mysql" -> Optional.of("select unix_timestamp(now(3))");
      default -> Optional.empty();
    };
  }
}
