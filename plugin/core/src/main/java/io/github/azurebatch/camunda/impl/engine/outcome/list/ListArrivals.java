package io.github.azurebatch.camunda.impl.engine.outcome.list;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListArrivalReader;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.output.OutputFileTemplate;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What the tasks of a list left, blob by blob: counted, and kept only while there are few. */
final class ListArrivals implements ListArrivalReader.Visitor {

  private final ListRuns runs;
  private final List<Requirement> requirements;
  private final OffsetDateTime earliest;
  private final List<OutputFileValue> files = new ArrayList<>();
  private final BitSet uploaded = new BitSet();
  private final Set<String> uploadedOthers = new HashSet<>();
  private int count;
  private long bytes;

  ListArrivals(ListRuns runs, List<Requirement> requirements, OffsetDateTime earliest) {
    this.runs = runs;
    this.requirements = requirements;
    // Blob Storage keeps whole seconds
    this.earliest = earliest.truncatedTo(SECONDS);
  }

  @Override
  public void note(String account, StoredBlob blob, List<OutputFileTemplate> templates) {
    if (blob.lastModified().isBefore(earliest)) {
      return;
    }
    List<OutputFileTemplate> matching =
        templates.stream().filter(template -> template.matches(blob.name())).toList();
    if (matching.isEmpty()) {
      return;
    }
    OptionalInt task =
        matching.stream()
            .map(template -> template.indexOf(blob.name()))
            .filter(OptionalInt::isPresent)
            .findFirst()
            .orElse(OptionalInt.empty());
    if (task.isEmpty() && matching.stream().allMatch(OutputFileTemplate::tellsTasks)) {
      // of a task beyond the list
      return;
    }
    if (task.isPresent() && isOfEarlierRun(task.getAsInt(), blob)) {
      return;
    }
    count(account, blob, task, matching.get(0));
    String key = key(blob.name(), task);
    for (OutputFileTemplate template : matching) {
      requirements.forEach(required -> required.note(template, task, key, blob.name()));
    }
  }

  private boolean isOfEarlierRun(int index, StoredBlob blob) {
    return runs.after(index)
        .filter(after -> blob.lastModified().toInstant().isBefore(after.truncatedTo(SECONDS)))
        .isPresent();
  }

  private void count(
      String account, StoredBlob blob, OptionalInt task, OutputFileTemplate template) {
    count++;
    bytes += blob.size();
    if (task.isPresent()) {
      uploaded.set(task.getAsInt());
    } else {
      uploadedOthers.add(template.difference(blob.name()));
    }
    if (count <= ListOutputsValue.MAX_FILES) {
      String taskId = task.isPresent() ? runs.tasks().taskId(task.getAsInt()) : null;
      files.add(new OutputFileValue(blob.name(), taskId, new ArrivedBlob(account, blob)));
    } else {
      files.clear();
    }
  }

  /** As the single task's outputs are called: by the name below its directory. */
  private String key(String blobName, OptionalInt task) {
    String directory = task.isPresent() ? runs.tasks().taskId(task.getAsInt()) + "/" : "";
    return blobName.startsWith(directory) ? blobName.substring(directory.length()) : blobName;
  }

  ArrivalSummary summary() {
    return new ArrivalSummary(
        files, count, bytes, Math.max(uploaded.cardinality(), uploadedOthers.size()));
  }
}
