package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.CountedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What the tasks of a list left in storage, collected blob by blob. */
final class ListArrivals implements ListArrivalReader.Visitor {

  private final ListRuns runs;
  private final List<Requirement> requirements;
  private final StoredSince since;
  private final CountedFiles files = new CountedFiles(ListOutputsValue.MAX_FILES);
  private final BitSet uploaded = new BitSet();
  private final Set<String> uploadedOthers = new HashSet<>();

  ListArrivals(ListRuns runs, List<Requirement> requirements, StoredSince since) {
    this.runs = runs;
    this.requirements = requirements;
    this.since = since;
  }

  @Override
  public void note(String account, StoredBlob blob, List<OutputFileTemplate> templates) {
    List<OutputFileTemplate> matching =
        templates.stream().filter(template -> template.matches(blob.name())).toList();
    if (matching.isEmpty() || !since.includes(blob)) {
      return;
    }
    OptionalInt index = indexIn(matching, blob);
    if (isOfNoTask(index, matching) || isOfEarlierRun(index, blob)) {
      return;
    }
    String taskId = index.isPresent() ? runs.tasks().taskId(index.getAsInt()) : null;
    files.add(account, blob, taskId);
    countUpload(index, matching.get(0), blob);
    String key = taskId == null ? blob.name() : Arrivals.nameBelow(taskId, blob.name());
    for (OutputFileTemplate template : matching) {
      requirements.forEach(required -> required.note(template, index, key, blob.name()));
    }
  }

  private static OptionalInt indexIn(List<OutputFileTemplate> matching, StoredBlob blob) {
    return matching.stream()
        .map(template -> template.indexOf(blob.name()))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** Where every path names its task, a blob without one is of an index beyond the list. */
  private static boolean isOfNoTask(OptionalInt index, List<OutputFileTemplate> matching) {
    return index.isEmpty() && matching.stream().allMatch(OutputFileTemplate::tellsTasks);
  }

  private boolean isOfEarlierRun(OptionalInt index, StoredBlob blob) {
    return index.isPresent()
        && runs.after(index.getAsInt())
            .filter(lastRun -> !new StoredSince(lastRun).includes(blob))
            .isPresent();
  }

  private void countUpload(OptionalInt index, OutputFileTemplate template, StoredBlob blob) {
    if (index.isPresent()) {
      uploaded.set(index.getAsInt());
    } else {
      uploadedOthers.add(template.difference(blob.name()));
    }
  }

  ArrivalSummary summary() {
    return files.summary(Math.max(uploaded.cardinality(), uploadedOthers.size()));
  }
}
