package io.github.azurebatch.camunda.impl.engine.read;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.content.InlineContent;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.BatchErrorValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.MissingOutputs;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsQuery;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.OutputsSource;
import io.github.azurebatch.camunda.impl.engine.outcome.stored.SourceReader;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads back what lies in storage, from this process instance or from elsewhere. */
public final class StoredOutputs {

  private final int inlineLimit;

  public StoredOutputs(int inlineLimit) {
    this.inlineLimit = inlineLimit;
  }

  /** What is found; a container that does not exist counts as empty. */
  Outcome read(OutputsQuery query, Accounts accounts) {
    Arrivals found = find(query, accounts);
    Map<String, Object> outputs =
        new LinkedHashMap<>(Results.of(query.source().account(), query.source().toMap()));
    ListedFiles.addTo(outputs, found.files());
    return MissingOutputs.ofStored(query.required(), query.inline(), found)
        .or(() -> new InlineContent(accounts, inlineLimit).addTo(outputs, query.inline(), found))
        .<Outcome>map(fault -> faulted(query.source(), fault, outputs))
        .orElseGet(() -> new Outcome.Arrived(outputs));
  }

  private static Arrivals find(OutputsQuery query, Accounts accounts) {
    Arrivals all = new SourceReader(accounts).read(query.source());
    return new Arrivals(all.files().stream().filter(file -> query.wants(file.arrived())).toList());
  }

  private static Outcome.Faulted faulted(
      OutputsSource source, Fault fault, Map<String, Object> outputs) {
    String message = source.description() + " " + fault.complaint();
    Map<String, Object> error =
        BatchErrorValue.of(fault.code(), FaultMessage.of(message), fault.details());
    error.putAll(source.toMap());
    return new Outcome.Faulted(
        fault.code(), message, outputs, Results.of(source.account(), error), "");
  }
}
