package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the ends of the logs of one task from storage and from the compute node. */
final class LogCollection {

  private final Map<LogFile, String> tails = new EnumMap<>(LogFile.class);
  private boolean fromNode;
  private @Nullable String failure;
  private @Nullable String nodeFailure;

  void fromStorage(LogFile file, Supplier<String> tail) {
    try {
      tails.put(file, tail.get());
    } catch (AzureBatchException e) {
      failure = e.getMessage();
    }
  }

  /** A node that fails to return one log is not asked for the next, which would take minutes. */
  void fromNode(LogFile file, Supplier<Optional<String>> tail) {
    if (nodeFailure != null) {
      return;
    }
    try {
      tail.get().ifPresent(text -> addFromNode(file, text));
    } catch (AzureBatchException e) {
      nodeFailure = e.getMessage();
    }
  }

  private void addFromNode(LogFile file, String text) {
    tails.put(file, text);
    fromNode = true;
  }

  TaskLogs logs() {
    return new TaskLogs(tails, source(), nodeFailure == null ? failure : nodeFailure);
  }

  private LogSource source() {
    if (tails.isEmpty()) {
      return failure == null && nodeFailure == null ? LogSource.GONE : LogSource.UNAVAILABLE;
    }
    return fromNode ? LogSource.NODE : LogSource.STORAGE;
  }
}
