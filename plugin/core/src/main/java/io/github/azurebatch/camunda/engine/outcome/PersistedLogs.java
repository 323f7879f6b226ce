package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.log.LogFile;
import io.github.azurebatch.camunda.engine.log.PersistedLog;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the task's own logs among the blobs that arrived. */
final class PersistedLogs {

  private PersistedLogs() {}

  static Map<LogFile, PersistedLog> among(List<DeclaredOutputFile> declared, Arrivals arrivals) {
    Map<LogFile, PersistedLog> logs = new EnumMap<>(LogFile.class);
    for (LogFile log : LogFile.values()) {
      declared.stream()
          .flatMap(file -> blobOf(file, log, arrivals).stream())
          .findFirst()
          .ifPresent(blob -> logs.put(log, new PersistedLog(blob.account(), blob.blob())));
    }
    return logs;
  }

  private static Optional<ArrivedBlob> blobOf(
      DeclaredOutputFile declared, LogFile log, Arrivals arrivals) {
    return declared
        .blobOfTaskFile(log.fileName())
        .flatMap(
            name ->
                arrivals.files().stream()
                    .map(OutputFileValue::arrived)
                    .filter(arrived -> arrived.isAt(declared, name))
                    .findFirst());
  }
}
