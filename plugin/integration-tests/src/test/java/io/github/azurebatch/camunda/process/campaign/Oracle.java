package io.github.azurebatch.camunda.process.campaign;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.EveryStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Judges a round without the plugin: by the engine's tables, the blobs in the storage account, what
 * the tasks themselves have counted, and the logs.
 *
 * @param runs how often each command line has run
 * @param logs what the engine processes have logged
 */
record Oracle(
    DataSource database, BlobServiceClient storage, Map<String, Integer> runs, Path logs) {

  private static final String SIGNATURE = "sig=";

  /** What must be empty where no instance runs: the table, and what its rows are. */
  private static final Map<String, String> RUNTIME =
      Map.of(
          "ACT_RU_EXECUTION", "execution",
          "ACT_RU_EXT_TASK", "external task",
          "ACT_RU_INCIDENT", "incident",
          "ACT_RU_VARIABLE", "variable",
          "ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null or RETRIES_ = 0", "Camunda job");

  /** How many instances of the round have been started and have not ended. */
  long running(String round) {
    return count(
        "select count(*) from ACT_HI_PROCINST where END_TIME_ is null and BUSINESS_KEY_ like ?",
        round + "-%");
  }

  /** How many instances of the round have ended. */
  long ended(String round) {
    return count(
        "select count(*) from ACT_HI_PROCINST where END_TIME_ is not null and BUSINESS_KEY_ like ?",
        round + "-%");
  }

  /** What should be over after a round and is not; empty at last where nothing is stuck. */
  List<String> stuck() {
    List<String> stuck = new ArrayList<>();
    RUNTIME.forEach(
        (table, row) -> {
          long rows = count("select count(*) from " + table);
          if (rows > 0) {
            stuck.add(rows + " rows of kind " + row);
          }
        });
    return stuck;
  }

  /**
   * Leases that nodes have left when they died in an earlier round. While nothing waits, no node
   * looks at the leases, so those of this round may stay until the next wait.
   *
   * <p>A lease's row begins with its member; a member's row has its expiry first.
   */
  private List<String> leasesOfTheDead(String round) {
    Map<String, String> rows = properties();
    return rows.entrySet().stream()
        .filter(row -> row.getKey().startsWith("azureBatch.lease."))
        .filter(row -> !row.getValue().contains("/" + round + "-"))
        .filter(row -> !isAlive(rows.get("azureBatch.node." + firstWord(row.getValue()))))
        .map(row -> "lease of a node that is dead: " + row.getValue())
        .toList();
  }

  private static boolean isAlive(@Nullable String member) {
    return member != null && Instant.parse(firstWord(member)).isAfter(Instant.now());
  }

  private static String firstWord(String text) {
    return text.substring(0, text.indexOf(' '));
  }

  private Map<String, String> properties() {
    String query = "select NAME_, VALUE_ from ACT_GE_PROPERTY where NAME_ like 'azureBatch.%'";
    Map<String, String> rows = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  Verdict judge(String round, List<String> keys, int faults) throws Exception {
    List<String> lost = new ArrayList<>();
    List<String> doubled = new ArrayList<>();
    for (String key : keys) {
      if (count(
              "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ? and END_ACT_ID_ = '"
                  + EveryStep.END
                  + "'",
              key)
          != 1) {
        lost.add("instance " + key + " did not end as its model says");
      }
      judgeTasks(key, lost, doubled);
      judgeBlobs(key, lost, doubled);
    }
    List<String> stuck = stuck();
    stuck.addAll(leasesOfTheDead(round));
    return new Verdict(faults, keys.size(), lost, doubled, stuck, signatures());
  }

  private void judgeTasks(String key, List<String> lost, List<String> doubled) {
    for (String commandLine : EveryStep.commandLines(key)) {
      int times = runs.getOrDefault(commandLine, 0);
      if (times == 0) {
        lost.add("task '" + commandLine + "' did not run");
      } else if (times > 1) {
        doubled.add("task '" + commandLine + "' ran " + times + " times");
      }
    }
  }

  /** Each task has one blob under its id, and there are no others. */
  private void judgeBlobs(String key, List<String> lost, List<String> doubled) {
    String container = EveryStep.container(key);
    List<String> blobs = new ArrayList<>(blobs(storage.getBlobContainerClient(container)));
    List<String> commandLines = EveryStep.commandLines(key);
    for (int i = 0; i < commandLines.size(); i++) {
      List<String> found =
          blobs.stream().filter(EveryStep.blobs().get(i).asMatchPredicate()).toList();
      String told =
          "container %s holds %s of task '%s'".formatted(container, found, commandLines.get(i));
      if (found.isEmpty()) {
        lost.add(told);
      } else if (found.size() > 1) {
        doubled.add(told);
      }
      blobs.removeAll(found);
    }
    blobs.forEach(name -> doubled.add("container " + container + " holds " + name + " of no task"));
  }

  private static List<String> blobs(BlobContainerClient container) {
    return container.exists()
        ? container.listBlobs().stream().map(BlobItem::getName).toList()
        : List.of();
  }

  private List<String> signatures() throws Exception {
    List<String> found = new ArrayList<>();
    DatabaseDump.of(database)
        .lines()
        .filter(line -> line.contains(SIGNATURE))
        .forEach(line -> found.add("database: " + line.substring(0, line.indexOf('|'))));
    if (Files.exists(logs)) {
      try (Stream<String> lines = Files.lines(logs)) {
        lines.filter(line -> line.contains(SIGNATURE)).forEach(line -> found.add("log " + logs));
      }
    }
    return found;
  }

  private long count(String query, String... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
