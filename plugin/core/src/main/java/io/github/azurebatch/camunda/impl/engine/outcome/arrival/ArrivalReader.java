package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists what arrived of a task's output files. Azure Batch does not report a pattern that matched
 * no file, so only storage tells.
 */
public record ArrivalReader(Accounts accounts) {

  public Arrivals read(String taskId, List<DeclaredOutputFile> declared, StoredSince since) {
    List<ArrivedBlob> blobs =
        declared.stream()
            .collect(groupingBy(file -> new Place(file.account(), file.container())))
            .entrySet()
            .stream()
            .flatMap(entry -> list(entry.getKey(), taskId, entry.getValue()))
            .filter(arrived -> since.includes(arrived.blob()))
            .toList();
    return Arrivals.of(taskId, blobs);
  }

  private Stream<ArrivedBlob> list(Place place, String taskId, List<DeclaredOutputFile> declared) {
    ContainerBlobs blobs = place.blobs(accounts);
    return Prefixes.of(declared, taskId).stream()
        .flatMap(prefix -> blobs.list(prefix).stream())
        .map(blob -> new ArrivedBlob(place.account(), blob))
        .filter(arrived -> declared.stream().anyMatch(arrived::mayBeOf));
  }
}
