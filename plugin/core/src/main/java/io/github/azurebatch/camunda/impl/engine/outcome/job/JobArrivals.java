package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivedBlob;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobOutputFiles.Owned;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobOutputFiles.Place;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the tasks of a job left, blob by blob: counted, and kept only while there are few. */
final class JobArrivals {

  private final List<String> taskIds;
  private final JobOutputFiles declared;
  private final OffsetDateTime earliest;
  private final Map<String, Predicate<String>> required = new TreeMap<>();
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
    required.forEach(name -> this.required.put(name, FilePattern.ofNameOrPattern(name)));
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
    if (count <= ListedFiles.MAX_FILES) {
      files.add(new OutputFileValue(blob.name(), taskId, new ArrivedBlob(place.account(), blob)));
    } else {
      files.clear();
    }
    String key = key(taskId, blob.name());
    required.values().removeIf(meets -> meets.test(key));
  }

  private static String key(String taskId, String blobName) {
    String directory = taskId + "/";
    return blobName.startsWith(directory) ? blobName.substring(directory.length()) : blobName;
  }

  /** The names and patterns for which nothing has arrived. */
  Set<String> missing() {
    return required.keySet();
  }

  ArrivalSummary summary() {
    return new ArrivalSummary(files, count, bytes, uploaded.cardinality());
  }
}
