package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the ends of the logs of the first of many tasks that are at fault. Together they have the
 * bytes that one log of a single task may have.
 */
public record FirstLogs(Accounts accounts, LogReader logs) {

  /** The field of {@code batchError} with the ends of the logs. */
  public static final String FIELD = "logs";

  /** The most tasks whose logs are read. */
  public static final int MOST = 3;

  public Ends of(String account, List<TaskAtFault> tasks) {
    List<Map<String, Object>> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int left = logs.limit();
    for (int i = 0; i < tasks.size(); i++) {
      TaskAtFault task = tasks.get(i);
      TaskLogs ends =
          logs.within(left / (tasks.size() - i))
              .read(account, task.reference(), persisted(task), !task.applying().isEmpty());
      left = Math.max(0, left - ends.size());
      values.add(value(task, ends));
      text.append("=== ").append(task.reference().taskId()).append('\n').append(ends.text());
    }
    return new Ends(values, text.toString());
  }

  private static Map<String, Object> value(TaskAtFault task, TaskLogs ends) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("taskId", task.reference().taskId());
    value.putAll(ends.fields());
    return value;
  }

  /** Empty if storage cannot be read, since the compute node may still have the logs. */
  private Map<LogFile, PersistedLog> persisted(TaskAtFault task) {
    List<DeclaredOutputFile> ofLogs =
        task.applying().stream()
            .filter(
                file ->
                    Stream.of(LogFile.values())
                        .anyMatch(log -> file.blobOfTaskFile(log.fileName()).isPresent()))
            .toList();
    try {
      Arrivals arrivals =
          new ArrivalReader(accounts).read(task.reference().taskId(), ofLogs, task.since());
      return PersistedLogs.among(ofLogs, arrivals);
    } catch (AzureBatchException e) {
      return Map.of();
    }
  }

  /**
   * The ends of the logs.
   *
   * @param values the value of the field {@value #FIELD}
   * @param text for people who read the details of an incident
   */
  public record Ends(List<Map<String, Object>> values, String text) {}
}
