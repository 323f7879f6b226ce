package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks what arrived: the service says nothing of a pattern that matched no file. A blob that is
 * older than the task's start is a leftover of an earlier run and does not count.
 */
final class ArrivalReader {

  private static final String CONTAINER_NOT_FOUND = "ContainerNotFound";

  private final BlobStorage storage;

  ArrivalReader(BlobStorage storage) {
    this.storage = storage;
  }

  Arrivals read(String taskId, List<DeclaredOutputFile> declared, OffsetDateTime startTime) {
    // Blob Storage keeps whole seconds
    OffsetDateTime earliest = startTime.truncatedTo(ChronoUnit.SECONDS);
    Map<String, List<DeclaredOutputFile>> byContainer =
        declared.stream().collect(Collectors.groupingBy(DeclaredOutputFile::container));
    List<StoredBlob> blobs =
        byContainer.entrySet().stream()
            .flatMap(entry -> list(entry.getKey(), taskId, entry.getValue()))
            .filter(blob -> !blob.lastModified().isBefore(earliest))
            .toList();
    return Arrivals.of(taskId, blobs);
  }

  private Stream<StoredBlob> list(
      String container, String taskId, List<DeclaredOutputFile> declared) {
    return Prefixes.of(declared, taskId).stream()
        .flatMap(prefix -> list(container, prefix))
        .filter(blob -> declared.stream().anyMatch(file -> file.mayHaveWritten(blob.name())));
  }

  private Stream<StoredBlob> list(String container, String prefix) {
    try {
      return storage.list(container, prefix).stream();
    } catch (RefusedException e) {
      if (e.code().equals(CONTAINER_NOT_FOUND)) {
        return Stream.empty();
      }
      throw e;
    }
  }
}
