package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.InContainer;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.OfReference;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.OfTask;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource.OfTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.List;
import java.util.stream.Stream;

/** Reads back all outputs that a source holds. */
public record SourceReader(Accounts accounts) {

  public Arrivals read(OutputsSource source) {
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
    return new ArrivalReader(accounts)
        .read(task.reference().taskId(), task.outputFiles(), new StoredSince(task.submitted()));
  }

  /** All blobs of a container, or those below one task's id. */
  private Arrivals read(InContainer source) {
    List<ArrivedBlob> blobs = list(source.account(), source.container(), source.prefix()).toList();
    return source.taskId() == null
        ? Arrivals.ofMany(blobs, blob -> null)
        : Arrivals.of(source.taskId(), blobs);
  }

  /** All blobs below the ids of the tasks of a list. */
  private Arrivals read(OfReference source) {
    return Arrivals.ofMany(
        source.containers().stream()
            .flatMap(container -> list(source.account(), container, source.taskIdPrefix() + "-"))
            .toList(),
        source::taskId);
  }

  private Stream<ArrivedBlob> list(String account, String container, String prefix) {
    return new Place(account, container)
        .blobs(accounts).list(prefix).stream().map(blob -> new ArrivedBlob(account, blob));
  }
}
