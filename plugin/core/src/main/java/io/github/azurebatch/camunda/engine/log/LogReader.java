package io.github.azurebatch.camunda.engine.log;

import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.engine.account.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the ends of a task's logs: from storage where the task persisted them, else from the
 * compute node. That it fails never hides what the logs are read for.
 *
 * @param limit in bytes, for each log
 */
public record LogReader(Accounts accounts, int limit) {

  /**
   * @param persisted the logs that arrived in storage
   * @param uploaded whether the service tried to upload anything, which it writes logs of
   */
  public TaskLogs read(
      String account, TaskReference task, Map<LogFile, PersistedLog> persisted, boolean uploaded) {
    LogCollection collection = new LogCollection();
    persisted.forEach((file, log) -> collection.fromStorage(file, () -> read(log)));
    for (LogFile file : LogFile.values()) {
      if (!persisted.containsKey(file) && (uploaded || !file.isOfUpload())) {
        collection.fromNode(file, () -> read(account, task, file));
      }
    }
    return collection.logs();
  }

  /** The end of one log; empty if it is nowhere any more. */
  public Optional<String> readOne(
      String account, TaskReference task, Map<LogFile, PersistedLog> persisted, LogFile file) {
    PersistedLog log = persisted.get(file);
    return log == null ? read(account, task, file) : Optional.of(read(log));
  }

  private String read(PersistedLog log) {
    byte[] bytes =
        accounts.get(log.account()).storage().readTail(log.blob(), limit + LogTail.MARGIN);
    return LogTail.of(new String(bytes, StandardCharsets.UTF_8), log.blob().size(), limit);
  }

  private Optional<String> read(String account, TaskReference task, LogFile file) {
    return accounts
        .get(account)
        .batch()
        .taskFile(task, file.fileName(), limit + LogTail.MARGIN)
        .map(end -> LogTail.of(end.text(), end.size(), limit));
  }
}
