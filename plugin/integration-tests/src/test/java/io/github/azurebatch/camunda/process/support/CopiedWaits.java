package io.github.azurebatch.camunda.process.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.externaltask.ExternalTask;

/**
 * Waits of the engine, multiplied in its database: each with an execution and a task of its own,
 * all of them of the same process instance. Starting as many instances would take minutes.
 */
public final class CopiedWaits implements AutoCloseable {

  /** What a wait consists of, in the order in which rows refer to each other. */
  private static final Map<String, String> ROWS =
      Map.of(
          "ACT_GE_BYTEARRAY",
          "ID_ in (select BYTEARRAY_ID_ from ACT_RU_VARIABLE where EXECUTION_ID_ = ?)",
          "ACT_RU_EXECUTION",
          "ID_ = ?",
          "ACT_RU_VARIABLE",
          "EXECUTION_ID_ = ?",
          "ACT_RU_EXT_TASK",
          "EXECUTION_ID_ = ?");

  private static final List<String> TABLES =
      List.of("ACT_GE_BYTEARRAY", "ACT_RU_EXECUTION", "ACT_RU_VARIABLE", "ACT_RU_EXT_TASK");

  /** The columns that take an id of the copy. */
  private static final Set<String> OWN_IDS =
      Set.of("ID_", "EXECUTION_ID_", "VAR_SCOPE_", "BYTEARRAY_ID_");

  private final DataSource database;

  public CopiedWaits(DataSource database) {
    this.database = database;
  }

  /** Adds so many copies of the wait, for the tasks {@code <id of its task>-copy<number>}. */
  public void add(ExternalTask wait, String taskId, int from, int to) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (String table : TABLES) {
        for (Map<String, Object> row : rows(connection, table, wait.getExecutionId())) {
          insert(connection, table, row, taskId, from, to);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError("The wait could not be copied", e);
    }
  }

  private static List<Map<String, Object>> rows(
      Connection connection, String table, String executionId) throws SQLException {
    String query = "select * from %s where %s".formatted(table, ROWS.get(table));
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, executionId);
      List<Map<String, Object>> rows = new ArrayList<>();
      ResultSet results = statement.executeQuery();
      while (results.next()) {
        rows.add(row(results));
      }
      return rows;
    }
  }

  private static Map<String, Object> row(ResultSet results) throws SQLException {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
      String name = results.getMetaData().getColumnName(i).toUpperCase(Locale.ROOT);
      row.put(name, results.getObject(i));
    }
    return row;
  }

  private static void insert(
      Connection connection, String table, Map<String, Object> row, String taskId, int from, int to)
      throws SQLException {
    String insert =
        "insert into %s (%s) values (%s)"
            .formatted(
                table,
                String.join(", ", row.keySet()),
                String.join(", ", Collections.nCopies(row.size(), "?")));
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      for (int number = from; number <= to; number++) {
        int column = 0;
        for (Map.Entry<String, Object> cell : row.entrySet()) {
          statement.setObject(++column, copy(cell.getKey(), cell.getValue(), taskId, number));
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Object copy(String column, Object value, String taskId, int number) {
    String end = "-copy" + number;
    if (value != null && OWN_IDS.contains(column)) {
      return value + end;
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, UTF_8).replace(taskId, taskId + end).getBytes(UTF_8);
    }
    return value instanceof String text ? text.replace(taskId, taskId + end) : value;
  }

  /** Removes all copies. */
  @Override
  public void close() {
    try (Connection connection = database.getConnection()) {
      List<String> lastFirst = new ArrayList<>(TABLES);
      Collections.reverse(lastFirst);
      for (String table : lastFirst) {
        String delete = "delete from %s where ID_ like '%%-copy%%'".formatted(table);
        try (PreparedStatement statement = connection.prepareStatement(delete)) {
          statement.executeUpdate();
        }
      }
    } catch (SQLException e) {
      throw new AssertionError("The copies could not be removed", e);
    }
  }
}
