package io.github.azurebatch.camunda.process.stored;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tables of an engine, past the engine. */
record StoredTables(DataSource database) {

  private static final String INSTALLATION = "camunda.installation.id";

  void insert(List<StoredRow> rows) throws SQLException {
    deleteNodes();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      for (StoredRow row : rows) {
        row.insert(connection);
      }
      connection.commit();
    }
  }

  /** What the plugin keeps for all instances; the rest goes with the deployment of the models. */
  void deleteNodes() throws SQLException {
    update("delete from ACT_GE_PROPERTY where NAME_ like 'azureBatch%'");
  }

  /**
   * Gives the engine's installation this id, which counts from its next start on. Another engine
   * than Camunda's has none of that name before it has Camunda's database.
   */
  void name(@Nullable String installation) throws SQLException {
    update("delete from ACT_GE_PROPERTY where NAME_ = '%s'".formatted(INSTALLATION));
    if (installation != null) {
      update(
          "insert into ACT_GE_PROPERTY (NAME_, VALUE_, REV_) values ('%s', '%s', 1)"
              .formatted(INSTALLATION, installation));
    }
  }

  @Nullable String installation() throws SQLException {
    return property(INSTALLATION);
  }

  @Nullable String property(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select VALUE_ from ACT_GE_PROPERTY where NAME_ = ?")) {
      statement.setString(1, name);
      ResultSet found = statement.executeQuery();
      return found.next() ? found.getString(1) : null;
    }
  }

  /** Where each instance has ended, by its process and business key. */
  Map<String, String> ends() throws SQLException {
    Map<String, String> ends = new TreeMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select PROC_DEF_KEY_, BUSINESS_KEY_, END_ACT_ID_ from ACT_HI_PROCINST")) {
      while (found.next()) {
        ends.put(found.getString(1) + " " + found.getString(2), String.valueOf(found.getString(3)));
      }
    }
    return ends;
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
