package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputsSource.InContainer;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputsSource.OfReference;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputsSource.OfTask;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputsSource.OfTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks what arrived: the service says nothing of a pattern that matched no file. A blob that is
 * older than the task's start is a leftover of an earlier run and does not count.
 */
public record ArrivalReader(Accounts accounts) {

  private static final String CONTAINER_NOT_FOUND = "ContainerNotFound";

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

  /** Everything that lies there. */
  public Arrivals readAll(OutputsSource source) {
    if (source instanceof InContainer container) {
      return read(container);
    }
    if (source instanceof OfReference reference) {
      return read(reference);
    }
    if (source instanceof OfTasks list) {
      return StoredListOutputs.read(accounts, list.tasks());
    }
    SubmittedTask task = ((OfTask) source).task();
    return read(
        task.reference().taskId(), task.outputFiles(), task.submitted().atOffset(ZoneOffset.UTC));
  }

  /** Everything that lies in a container, or below one task's id in it. */
  private Arrivals read(InContainer source) {
    BlobStorage storage = accounts.get(source.account()).storage();
    List<ArrivedBlob> blobs =
        list(storage, source.container(), source.prefix())
            .map(blob -> new ArrivedBlob(source.account(), blob))
            .toList();
    return source.taskId() == null
        ? Arrivals.ofMany(blobs, blob -> null)
        : Arrivals.of(source.taskId(), blobs);
  }

  /** Everything that lies below the ids of the tasks of a list. */
  private Arrivals read(OfReference source) {
    BlobStorage storage = accounts.get(source.account()).storage();
    return Arrivals.ofMany(
        source.containers().stream()
            .flatMap(container -> list(storage, container, source.taskIdPrefix() + "-"))
            .map(blob -> new ArrivedBlob(source.account(), blob))
            .toList(),
        source::taskId);
  }

  private Stream<ArrivedBlob> list(Place place, String taskId, List<DeclaredOutputFile> declared) {
    BlobStorage storage = accounts.get(place.account()).storage();
    return Prefixes.of(declared, taskId).stream()
        .flatMap(prefix -> list(storage, place.container(), prefix))
        .map(blob -> new ArrivedBlob(place.account(), blob))
        .filter(arrived -> declared.stream().anyMatch(arrived::mayBeOf));
  }

  private static Stream<StoredBlob> list(BlobStorage storage, String container, String prefix) {
    try {
      return storage.list(container, prefix).stream();
    } catch (RefusedException e) {
      if (e.code().equals(CONTAINER_NOT_FOUND)) {
        return Stream.empty();
      }
      throw e;
    }
  }

  private record Place(String account, String container) {}
}
