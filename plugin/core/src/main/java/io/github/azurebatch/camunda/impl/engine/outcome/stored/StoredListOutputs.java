package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The stored output files that the tasks of a list declared, collected blob by blob. */
final class StoredListOutputs implements ListArrivalReader.Visitor {

  private final SubmittedTasks tasks;
  private final StoredSince since;
  private final Map<ArrivedBlob, OutputFileTemplate> found = new LinkedHashMap<>();

  private StoredListOutputs(SubmittedTasks tasks) {
    this.tasks = tasks;
    this.since = new StoredSince(tasks.submitted());
  }

  static Arrivals read(Accounts accounts, SubmittedTasks tasks) {
    StoredListOutputs outputs = new StoredListOutputs(tasks);
    List<OutputFileTemplate> templates =
        tasks.outputFiles().stream().map(file -> new OutputFileTemplate(file, tasks)).toList();
    new ListArrivalReader(accounts).read(templates, outputs);
    return Arrivals.ofMany(new ArrayList<>(outputs.found.keySet()), outputs::taskId);
  }

  @Override
  public void note(String account, StoredBlob blob, List<OutputFileTemplate> templates) {
    if (since.includes(blob)) {
      templates.stream()
          .filter(template -> mayBeOf(template, blob.name()))
          .findFirst()
          .ifPresent(template -> found.put(new ArrivedBlob(account, blob), template));
    }
  }

  private static boolean mayBeOf(OutputFileTemplate template, String blobName) {
    return template.matches(blobName)
        && (!template.tellsTasks() || template.indexOf(blobName).isPresent());
  }

  private @Nullable String taskId(ArrivedBlob arrived) {
    OutputFileTemplate template = found.get(arrived);
    OptionalInt index =
        template == null ? OptionalInt.empty() : template.indexOf(arrived.blob().name());
    return index.isPresent() ? tasks.taskId(index.getAsInt()) : null;
  }
}
