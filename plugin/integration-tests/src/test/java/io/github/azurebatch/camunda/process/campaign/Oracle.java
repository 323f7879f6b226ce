package io.github.azurebatch.camunda.process.campaign;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobItem;
import io.github.azurebatch.camunda.process.campaign.CampaignModel.ExpectedTask;
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
 * @param added how often a task with each command line was added
 * @param logs what the engine processes have logged
 */
record Oracle(
    DataSource database,
    BlobServiceClient storage,
    Map<String, Integer> runs,
    AddedTasks added,
    Path logs) {

  private static final String SIGNATURE = "sig=";

  /**
   * What must be empty where no instance runs: the table, and what its rows are. A Camunda job
   * without an instance is a call that the plugin has left to later, but for the engine's own.
   */
  private static final Map<String, String> RUNTIME =
      Map.of(
          "ACT_RU_EXECUTION", "execution",
          "ACT_RU_EXT_TASK", "external task",
          "ACT_RU_INCIDENT", "incident",
          "ACT_RU_VARIABLE", "variable",
          "ACT_RU_JOB where HANDLER_TYPE_ <> 'history-cleanup'", "Camunda job");

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

  /**
   * Judges the instances of a round.
   *
   * @param faults how many have happened
   */
  Verdict judge(String round, CampaignModel model, List<String> keys, int faults) throws Exception {
    Found found = new Found(new ArrayList<>(), new ArrayList<>(), stuck());
    for (String key : keys) {
      if (count(
              "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ? and END_ACT_ID_ = ?",
              key,
              model.end())
          != 1) {
        found.lost.add("instance " + key + " did not end as its model says");
      }
      model.tasks(key).forEach(task -> judge(task, found));
      judgeContainer(key, model, found);
    }
    found.stuck.addAll(leasesOfTheDead(round));
    return new Verdict(faults, keys.size(), found.lost, found.doubled, found.stuck, signatures());
  }

  /** What has been found so far. */
  private record Found(List<String> lost, List<String> doubled, List<String> stuck) {

    void compare(int expected, int times, String text) {
      if (times < expected) {
        lost.add(text);
      } else if (times > expected) {
        doubled.add(text);
      }
    }
  }

  private void judge(ExpectedTask task, Found found) {
    String told = "task '" + task.commandLine() + "' ";
    int ran = runs.getOrDefault(task.commandLine(), 0);
    found.compare(task.runs(), ran, told + "ran " + ran + " times");
    int times = added.of(task.commandLine());
    found.compare(1, times, told + "was added " + times + " times");
  }

  /** Each task has one blob under its id, and there are no others. */
  private void judgeContainer(String key, CampaignModel model, Found found) {
    String name = EveryStep.container(key);
    BlobContainerClient container = storage.getBlobContainerClient(name);
    List<String> blobs = new ArrayList<>(blobs(container));
    for (ExpectedTask task : model.tasks(key)) {
      List<String> ofTask =
          task.blob() == null
              ? List.of()
              : blobs.stream().filter(task.blob().asMatchPredicate()).toList();
      found.compare(
          task.blob() == null ? 0 : 1,
          ofTask.size(),
          "container %s holds %s of task '%s'".formatted(name, ofTask, task.commandLine()));
      blobs.removeAll(ofTask);
    }
    blobs.forEach(
        blob -> found.doubled.add("container " + name + " holds " + blob + " of no task"));
    if (container.exists() && container.getAccessPolicy().getIdentifiers() != null) {
      found.stuck.add("container " + name + " has the access policy of an instance that is over");
    }
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
