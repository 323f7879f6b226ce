package io.github.azurebatch.camunda.process.stored;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A row of a table of the engine. Columns that are null are left out; times are {@code {"time":
 * ...}} and bytes, which are texts in UTF-8, {@code {"bytes": ...}}.
 */
record StoredRow(String table, ObjectNode columns) {

  private static final String TABLE = "table";
  static final String TIME = "time";
  static final String BYTES = "bytes";
  private static final String MARIADB = "MariaDB";

  static StoredRow of(ObjectNode json) {
    ObjectNode columns = json.deepCopy();
    return new StoredRow(columns.remove(TABLE).asText(), columns);
  }

  String text(String column) {
    return columns.path(column).asText();
  }

  /** Inserts it as the database can hold it. */
  void insert(Connection connection) throws SQLException {
    boolean holdsAll = !connection.getMetaData().getDatabaseProductName().equals(MARIADB);
    List<String> names = new ArrayList<>();
    columns.properties().forEach(column -> names.add(column.getKey()));
    String insert =
        "insert into %s (%s) values (%s)"
            .formatted(
                table,
                String.join(", ", names),
                String.join(", ", Collections.nCopies(names.size(), "?")));
    try (PreparedStatement statement = connection.prepareStatement(insert)) {
      int column = 0;

      for (Map.Entry<String, JsonNode> value : columns.properties()) {
        set(statement, ++column, holdsAll ? value.getValue() : basic(value.getValue()));
      }
      statement.executeUpdate();
    }
  }

  /** Texts without what is beyond the basic plane, which the engine's columns refuse there. */
  private static JsonNode basic(JsonNode value) {
    return value.isTextual()
        ? TextNode.valueOf(value.asText().replaceAll("[^\\x{0}-\\x{FFFF}]", "\uFFFD"))
        : value;
  }

  private static void set(PreparedStatement statement, int column, JsonNode value)
      throws SQLException {
    if (value.has(BYTES)) {
      statement.setBytes(column, value.get(BYTES).asText().getBytes(StandardCharsets.UTF_8));
    } else if (value.has(TIME)) {
      statement.setTimestamp(column, Timestamp.from(Instant.parse(value.get(TIME).asText())));
    } else if (value.isBoolean()) {
      statement.setBoolean(column, value.asBoolean());
    } else if (value.isNumber()) {
      statement.setLong(column, value.asLong());
    } else {
      statement.setString(column, value.asText());
    }
  }
}
