package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the logs of a task among the blobs that arrived. */
public final class PersistedLogs {

  private PersistedLogs() {}

  public static Map<LogFile, PersistedLog> among(
      List<DeclaredOutputFile> declared, Arrivals arrivals) {
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
