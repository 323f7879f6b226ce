package io.github.azurebatch.camunda.impl.engine.database;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Whether the database may forget what it has committed. That each entry is submitted once rests on
 * it: a Camunda job whose commit is forgotten is executed again, and so is the start of an instance
 * whose client repeats it.
 *
 * <p>H2, PostgreSQL, MariaDB and MySQL are asked; other databases are taken as they are. A database
 * in memory is forgotten as a whole, which its name says.
 *
 * @see <a href="https://h2database.com/html/commands.html#set_write_delay">H2, SET WRITE_DELAY</a>
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-wal.html">PostgreSQL, fsync
 *     and synchronous_commit</a>
 * @see <a href="https://mariadb.com/kb/en/innodb-system-variables/">MariaDB,
 *     innodb_flush_log_at_trx_commit</a>
 */
public final class Durability {

  private static final Log LOG = Log.of(Durability.class);

  /** MariaDB's 3 does more than 1. */
  private static final Set<String> FLUSHED = Set.of("1", "3");

  private Durability() {}

  /** Logs what may be forgotten, and what to set. */
  public static void check(DataSource database, String engineName) {
    try (Connection connection = database.getConnection()) {
      for (String weakness : weaknesses(connection)) {
        LOG.write(
            LogLine.MAY_FORGET_COMMITS,
            "The database of process engine '{}' may forget commits, and then an Azure Batch task"
                + " may be submitted twice: {}",
            engineName,
            weakness);
      }
    } catch (SQLException e) {
      LOG.debug("The database of process engine '{}' was not asked", engineName, e);
    }
  }

  /** What may be forgotten, and what to set; empty if nothing is known to be. */
  static List<String> weaknesses(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    return switch (product) {
      case "h2" -> ofH2(connection);
      case "postgresql" -> ofPostgresql(connection);
      case "mariadb", "mysql" -> ofMariaDb(connection);
      default -> List.of();
    };
  }

  private static List<String> ofH2(Connection connection) throws SQLException {
    String delay =
        value(
            connection,
            "select SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME ="
                + " 'WRITE_DELAY'");
    return delay.isEmpty() || delay.equals("0")
        ? List.of()
        : List.of(
            "H2 writes them to its file up to %s ms late. Add ;WRITE_DELAY=0 to its URL"
                .formatted(delay));
  }

  private static List<String> ofPostgresql(Connection connection) throws SQLException {
    List<String> weaknesses = new ArrayList<>();
    for (String setting : List.of("fsync", "synchronous_commit")) {
      if (value(connection, "show " + setting).equals("off")) {
        weaknesses.add("PostgreSQL's setting %s is off. Set it to on".formatted(setting));
      }
    }
    return weaknesses;
  }

  /**
   * The log of InnoDB has what is committed. The binary log counts where there is one: after a
   * crash the server commits only what that has of its last transactions, and MySQL writes one by
   * default.
   */
  private static List<String> ofMariaDb(Connection connection) throws SQLException {
    List<String> weaknesses = new ArrayList<>();
    String flush = value(connection, "select @@innodb_flush_log_at_trx_commit");
    if (!FLUSHED.contains(flush)) {
      weaknesses.add(
          "the setting innodb_flush_log_at_trx_commit is %s. Set it to 1".formatted(flush));
    }
    if (value(connection, "select @@log_bin").equals("1")
        && value(connection, "select @@sync_binlog").equals("0")) {
      weaknesses.add("the setting sync_binlog is 0. Set it to 1");
    }
    return weaknesses;
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
