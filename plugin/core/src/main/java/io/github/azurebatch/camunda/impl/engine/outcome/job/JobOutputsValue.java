package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Place;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListFaults;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListOutputsValue;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the variable {@code outputs} of a job. */
final class JobOutputsValue {

  private JobOutputsValue() {}

  static Map<String, Object> of(
      JobExpectation expected, JobTasks tasks, ArrivalSummary arrived, ListFaults faults) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobId", expected.jobId());
    ListOutputsValue.addSummary(map, tasks.tally(), arrived, faults, tasks.attemptedCount());
    // the outputs of a job cannot be read by a reference, so as many are listed as of one task
    int listed =
        ListOutputsValue.addFiles(map, arrived, ListedFiles.MAX_FILES, ListedFiles.MAX_LENGTH);
    map.put("truncated", !tasks.isComplete() || arrived.count() > listed);
    map.put("reference", reference(expected, tasks.declared()));
    return Results.of(expected.account(), map);
  }

  private static Map<String, Object> reference(JobExpectation expected, JobOutputFiles declared) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("account", expected.account());
    map.put("jobId", expected.jobId());
    map.put("container", container(declared));
    return map;
  }

  private static @Nullable String container(JobOutputFiles declared) {
    return declared.places().stream().findFirst().map(Place::container).orElse(null);
  }
}
