package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.CountedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobOutputFiles.Owned;
import io.github.azurebatch.camunda.impl.engine.pattern.FilePattern;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the tasks of a job left in storage, collected blob by blob. */
final class JobArrivals {

  private final JobTasks tasks;
  private final StoredSince since;
  private final Map<String, Predicate<String>> required = new TreeMap<>();
  private final CountedFiles files = new CountedFiles(ListedFiles.MAX_FILES);
  private final BitSet uploaded = new BitSet();

  JobArrivals(JobTasks tasks, List<String> required) {
    this.tasks = tasks;
    this.since = tasks.storedSince();
    required.forEach(name -> this.required.put(name, FilePattern.ofNameOrPattern(name)));
  }

  void note(Place place, StoredBlob blob) {
    List<Owned> owners = since.includes(blob) ? tasks.declared().of(place, blob.name()) : List.of();
    if (owners.isEmpty()) {
      return;
    }
    owners.forEach(owned -> uploaded.set(owned.index()));
    String taskId = tasks.id(owners.get(0).index());
    files.add(place.account(), blob, taskId);
    String key = Arrivals.nameBelow(taskId, blob.name());
    required.values().removeIf(meets -> meets.test(key));
  }

  /** The required names and patterns for which nothing has arrived. */
  Set<String> missing() {
    return required.keySet();
  }

  ArrivalSummary summary() {
    return files.summary(uploaded.cardinality());
  }
}
