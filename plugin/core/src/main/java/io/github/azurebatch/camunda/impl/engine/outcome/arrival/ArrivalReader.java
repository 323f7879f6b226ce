package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks what arrived: the service says nothing of a pattern that matched no file. A blob that is
 * older than the task's start is a leftover of an earlier run and does not count.
 */
public record ArrivalReader(Accounts accounts) {

  public Arrivals read(String taskId, List<DeclaredOutputFile> declared, OffsetDateTime startTime) {
    // Blob Storage keeps whole seconds
    OffsetDateTime earliest = startTime.truncatedTo(ChronoUnit.SECONDS);
    List<ArrivedBlob> blobs =
        declared.stream()
            .collect(groupingBy(file -> new Place(file.account(), file.container())))
            .entrySet()
            .stream()
            .flatMap(entry -> list(entry.getKey(), taskId, entry.getValue()))
            .filter(arrived -> !arrived.blob().lastModified().isBefore(earliest))
            .toList();
    return Arrivals.of(taskId, blobs);
  }

  private Stream<ArrivedBlob> list(Place place, String taskId, List<DeclaredOutputFile> declared) {
    ContainerBlobs blobs =
        new ContainerBlobs(accounts.get(place.account()).storage(), place.container());
    return Prefixes.of(declared, taskId).stream()
        .flatMap(prefix -> blobs.list(prefix).stream())
        .map(blob -> new ArrivedBlob(place.account(), blob))
        .filter(arrived -> declared.stream().anyMatch(arrived::mayBeOf));
  }

  private record Place(String account, String container) {}
}
