package io.github.azurebatch.camunda.impl.engine.variable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of the engine, as it makes them on each database, have room for what we store. */
class EngineColumnsTest {

  private static final Pattern TABLE =
      Pattern.compile("create table (\\w+) \\((.*?)\\R\\s*\\)", Pattern.DOTALL);
  private static final Pattern COLUMN = Pattern.compile("(?m)^\\s*(\\w+_)\\s+(\\w+)\\((\\d+)\\)");

  /** The longest that goes into it; the tests of its class hold that. */
  private static final Map<String, Integer> STORED =
      Map.ofEntries(
          Map.entry("ACT_RU_VARIABLE.NAME_", StoredText.LONGEST_NAME),
          Map.entry("ACT_HI_VARINST.NAME_", StoredText.LONGEST_NAME),
          Map.entry("ACT_RU_VARIABLE.TEXT_", StoredText.LONGEST),
          Map.entry("ACT_HI_VARINST.TEXT_", StoredText.LONGEST),
          Map.entry("ACT_HI_DETAIL.TEXT_", StoredText.LONGEST),
          Map.entry("ACT_RU_JOB.HANDLER_CFG_", StoredText.LONGEST),
          Map.entry("ACT_RU_JOB.DEPLOYMENT_ID_", 64),
          Map.entry("ACT_RU_EXT_TASK.TOPIC_NAME_", lengthOfTopic()),
          Map.entry("ACT_RU_EXT_TASK.WORKER_ID_", 48),
          Map.entry("ACT_RU_JOB.EXCEPTION_MSG_", lengthOfMessage()),
          Map.entry("ACT_HI_JOB_LOG.JOB_EXCEPTION_MSG_", lengthOfMessage()),
          Map.entry("ACT_RU_EXT_TASK.ERROR_MSG_", lengthOfMessage()),
          Map.entry("ACT_HI_EXT_TASK_LOG.ERROR_MSG_", lengthOfMessage()),
          Map.entry("ACT_RU_INCIDENT.INCIDENT_MSG_", lengthOfMessage()),
          Map.entry("ACT_HI_INCIDENT.INCIDENT_MSG_", lengthOfMessage()),
          Map.entry("ACT_GE_PROPERTY.NAME_", 64),
          Map.entry("ACT_GE_PROPERTY.VALUE_", 300));

  @ParameterizedTest
  @ValueSource(strings = {"oracle", "mssql", "db2", "mysql", "postgres", "h2"})
  void haveRoomOn(String database) throws IOException {
    Map<String, Integer> lengths = new HashMap<>(lengths(database, "engine"));
    lengths.putAll(lengths(database, "history"));

    assertThat(STORED)
        .allSatisfy(
            (column, longest) ->
                assertThat(lengths.get(column)).as(column).isGreaterThanOrEqualTo(longest));
  }

  private static int lengthOfTopic() {
    return "azureBatch//".length() + AzureBatchConfiguration.LONGEST_ACCOUNT_NAME + 64;
  }

  /** A character has up to three bytes, which Db2 counts. */
  private static int lengthOfMessage() {
    return 3 * StoredMessage.LONGEST;
  }

  private static Map<String, Integer> lengths(String database, String part) throws IOException {
    String file = "db/create/activiti.%s.create.%s.sql".formatted(database, part);
    Map<String, Integer> lengths = new HashMap<>();
    try (InputStream ddl = ProcessEngine.class.getResourceAsStream(file)) {
      Matcher tables = TABLE.matcher(new String(Objects.requireNonNull(ddl).readAllBytes(), UTF_8));
      while (tables.find()) {
        Matcher columns = COLUMN.matcher(tables.group(2));
        while (columns.find()) {
          lengths.put(tables.group(1) + "." + columns.group(1), Integer.valueOf(columns.group(3)));
        }
      }
    }
    return lengths;
  }
}
