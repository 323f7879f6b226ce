package io.github.azurebatch.camunda.cockpit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Waits of the engine, multiplied in its database: starting as many instances takes minutes. */
record CopiedWaits(DataSource database) {

  /** The columns that take an id of the copy. */
  private static final Set<String> OWN_IDS = Set.of("ID_", "EXECUTION_ID_", "VAR_SCOPE_");

  /** Adds copies of the wait to its process instance. */
  void add(String executionId, int copies) {
    try (Connection connection = database.getConnection()) {
      copy(connection, "ACT_RU_EXECUTION", "ID_", executionId, copies);
      copy(connection, "ACT_RU_VARIABLE", "EXECUTION_ID_", executionId, copies);
      copy(connection, "ACT_RU_EXT_TASK", "EXECUTION_ID_", executionId, copies);
    } catch (SQLException e) {
      throw new IllegalStateException("The wait could not be copied", e);
    }
  }

  private static void copy(
      Connection connection, String table, String column, String executionId, int copies)
      throws SQLException {
    List<String> columns = columns(connection, table);
    String values =
        String.join(
            ", ",
            columns.stream().map(it -> OWN_IDS.contains(it) ? it + " || '-' || X" : it).toList());
    String insert =
        "insert into %s (%s) select %s from %s, system_range(1, %d) where %s = ?"
            .formatted(table, String.join(", ", columns), values, table, copies, column);
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, executionId);
      if (statement.executeUpdate() < copies) {
        throw new IllegalStateException("There is no wait to copy in " + table);
      }
    }
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    try (PreparedStatement none =
        connection.prepareStatement("select * from %s where 1 = 0".formatted(table))) {
      ResultSetMetaData found = none.executeQuery().getMetaData();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= found.getColumnCount(); i++) {
        columns.add(found.getColumnName(i).toUpperCase(Locale.ROOT));
      }
      return columns;
    }
  }
}
