package io.github.azurebatch.camunda.process.support;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything that stands in the engine's tables, as text. */
public final class DatabaseDump {

  private DatabaseDump() {}

  public static String of(DataSource dataSource) throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(connection)) {
        append(statement, table, dump);
      }
    }
    return dump.toString();
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (name.toUpperCase(Locale.ROOT).startsWith("ACT_")) {
          tables.add(name);
        }
      }
    }
    return tables;
  }

  private static void append(Statement statement, String table, StringBuilder dump)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery("select * from " + table)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        dump.append(table);
        for (int column = 1; column <= columns; column++) {
          dump.append('|').append(text(rows.getObject(column), rows, column));
        }
        dump.append('\n');
      }
    }
  }

  private static String text(@Nullable Object value, ResultSet rows, int column)
      throws SQLException {
    boolean binary = value instanceof byte[] || value instanceof Blob;
    return binary
        // byte for byte; one letter beyond them would double the text that is searched
        ? new String(rows.getBytes(column), StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
