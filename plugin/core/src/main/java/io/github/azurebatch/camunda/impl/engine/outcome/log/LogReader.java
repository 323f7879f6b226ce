package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.log.Log;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the ends of a task's logs: from storage if the task persisted them, else from the compute
 * node. It throws nothing, because a failure to read logs must not hide the fault of the task.
 *
 * @param limit in bytes, for each log
 */
public record LogReader(Accounts accounts, int limit) {

  private static final Log LOG = Log.of(LogReader.class);

  /** The last bytes of an upload log that are read for its times. */
  private static final int UPLOAD_LOG_LIMIT = 256 * 1024;

  /**
   * @param persisted the logs that arrived in storage
   * @param uploaded whether the service tried to upload files, and so wrote logs of it
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

  /** A reader that reads at most that many bytes of all logs of a task together. */
  LogReader within(int bytes) {
    return new LogReader(accounts, bytes / LogFile.values().length);
  }

  /** When the upload began and ended, by its log; empty if that cannot be read. */
  public Optional<UploadTimes> uploadTimes(
      String account, TaskReference task, Map<LogFile, PersistedLog> persisted) {
    PersistedLog log = persisted.get(LogFile.FILE_UPLOAD_OUT);
    LogReader wide = new LogReader(accounts, UPLOAD_LOG_LIMIT);
    try {
      return (log == null
              ? wide.read(account, task, LogFile.FILE_UPLOAD_OUT)
              : Optional.of(wide.read(log)))
          .flatMap(UploadTimes::in);
    } catch (AzureBatchException e) {
      LOG.debug("The upload log of task '{}' cannot be read: {}", task.taskId(), e.getMessage());
      return Optional.empty();
    }
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
