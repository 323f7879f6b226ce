package io.github.azurebatch.camunda.process.stored;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads what an engine has stored, in an order in which it can be inserted again. */
final class RecordedRows {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String REFERENCED_BYTES =
      """
      select B.* from ACT_GE_BYTEARRAY B where B.DEPLOYMENT_ID_ is not null
       or B.ID_ in (select BYTEARRAY_ID_ from ACT_RU_VARIABLE)
       or B.ID_ in (select EXCEPTION_STACK_ID_ from ACT_RU_JOB)
       or B.ID_ in (select ERROR_DETAILS_ID_ from ACT_RU_EXT_TASK)
       order by B.ID_""";

  /** Tables, and what is selected of them where it is not everything. */
  private static final List<String> TABLES =
      List.of(
          "ACT_RE_DEPLOYMENT",
          "ACT_GE_BYTEARRAY",
          "ACT_RE_PROCDEF",
          "ACT_RU_EXECUTION",
          "ACT_RU_JOBDEF",
          "ACT_RU_JOB",
          "ACT_RU_TASK",
          "ACT_RU_EVENT_SUBSCR",
          "ACT_RU_EXT_TASK",
          "ACT_RU_INCIDENT",
          "ACT_RU_VARIABLE",
          "ACT_HI_PROCINST",
          "ACT_GE_PROPERTY");

  private RecordedRows() {}

  static List<ObjectNode> of(DataSource dataSource) throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet found = statement.executeQuery(select(table))) {
          while (found.next()) {
            rows.add(row(table, found));
          }
        }
      }
    }
    return rows;
  }

  private static String select(String table) {
    return switch (table) {
      case "ACT_GE_BYTEARRAY" -> REFERENCED_BYTES;
      case "ACT_GE_PROPERTY" ->
          "select * from ACT_GE_PROPERTY where NAME_ like 'azureBatch%' order by NAME_";
      default -> "select * from " + table + " order by ID_";
    };
  }

  private static ObjectNode row(String table, ResultSet found) throws SQLException {
    ObjectNode row = MAPPER.createObjectNode().put("table", table);
    ResultSetMetaData columns = found.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      if (found.getObject(column) != null) {
        put(row, columns.getColumnName(column), columns.getColumnType(column), found, column);
      }
    }
    return row;
  }

  private static void put(ObjectNode row, String name, int type, ResultSet found, int column)
      throws SQLException {
    switch (type) {
      case Types.BOOLEAN, Types.BIT -> row.put(name, found.getBoolean(column));
      case Types.INTEGER, Types.BIGINT, Types.SMALLINT -> row.put(name, found.getLong(column));
      case Types.TIMESTAMP -> {
        Timestamp time = found.getTimestamp(column);
        row.putObject(name).put(StoredRow.TIME, time.toInstant().toString());
      }
      case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
          row.putObject(name)
              .put(StoredRow.BYTES, new String(found.getBytes(column), StandardCharsets.UTF_8));
      default -> row.put(name, found.getString(column));
    }
  }
}
