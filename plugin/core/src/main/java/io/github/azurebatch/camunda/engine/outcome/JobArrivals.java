package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.outcome.JobOutputFiles.Owned;
import io.github.azurebatch.camunda.engine.outcome.JobOutputFiles.Place;
import io.github.azurebatch.camunda.engine.output.FilePattern;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the tasks of a job left, blob by blob: counted, and kept only while there are few. */
final class JobArrivals {

  private final List<String> taskIds;
  private final JobOutputFiles declared;
  private final OffsetDateTime earliest;
  private final Set<String> required;
  private final List<OutputFileValue> files = new ArrayList<>();
  private final BitSet uploaded = new BitSet();
  private int count;
  private long bytes;

  JobArrivals(
      List<String> taskIds,
      JobOutputFiles declared,
      OffsetDateTime earliest,
      List<String> required) {
    this.taskIds = taskIds;
    this.declared = declared;
    this.earliest = earliest;
    this.required = new TreeSet<>(required);
  }

  void note(Place place, StoredBlob blob) {
    if (blob.lastModified().isBefore(earliest)) {
      return;
    }
    List<Owned> owners = declared.of(place, blob.name());
    if (owners.isEmpty()) {
      return;
    }
    owners.forEach(owned -> uploaded.set(owned.index()));
    String taskId = taskIds.get(owners.get(0).index() - 1);
    count++;
    bytes += blob.size();
    if (count <= OutputsValue.MAX_FILES) {
      files.add(new OutputFileValue(blob.name(), taskId, new ArrivedBlob(place.account(), blob)));
    } else {
      files.clear();
    }
    required.removeIf(name -> isMetBy(name, taskId, blob.name()));
  }

  private static boolean isMetBy(String required, String taskId, String blobName) {
    String directory = taskId + "/";
    String key = blobName.startsWith(directory) ? blobName.substring(directory.length()) : blobName;
    return key.equals(required) || new FilePattern(required.replace("$", "[$]")).matches(key);
  }

  /** The names and patterns for which nothing has arrived. */
  Set<String> missing() {
    return required;
  }

  ArrivalSummary summary() {
    return new ArrivalSummary(files, count, bytes, uploaded.cardinality());
  }
}
