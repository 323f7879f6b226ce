package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ArrivalSummary;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the variable {@code outputs} of a list: a summary whose size does not depend on the number
 * of tasks, and the files if they are few.
 */
public final class ListOutputsValue {

  /** The most files that are listed; more of them are read by the reference. */
  static final int MAX_FILES = 100;

  /** The most characters of JSON that the listed files may have. */
  private static final int MAX_LENGTH = 64 * 1024;

  private ListOutputsValue() {}

  static Map<String, Object> of(
      SubmittedTasks tasks, TaskTally tally, ArrivalSummary arrived, ListFaults faults) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobId", tasks.jobId());
    map.put("taskIdPrefix", tasks.taskIdPrefix());
    addSummary(map, tally, arrived, faults, tally.attemptedCount(tasks.outputFiles()));
    addFiles(map, arrived, MAX_FILES, MAX_LENGTH);
    map.put("reference", reference(tasks));
    return Results.of(tasks.account(), map);
  }

  /**
   * @param attempted how many tasks ran and had output files whose condition applied
   */
  public static void addSummary(
      Map<String, Object> map,
      TaskTally tally,
      ArrivalSummary arrived,
      ListFaults faults,
      int attempted) {
    map.put("tasks", tally.count());
    map.put("succeeded", tally.succeeded().cardinality());
    map.put("failed", tally.failedCount());
    map.put("lost", tally.lost().cardinality());
    map.put("open", tally.openCount());
    map.put("missing", faults.missingCount());
    map.put("failures", faults.first());
    map.put("upload", upload(tally, arrived, attempted));
  }

  /**
   * Adds the files if they are within the limits.
   *
   * @return how many are listed
   */
  public static int addFiles(
      Map<String, Object> map, ArrivalSummary arrived, int maxFiles, int maxLength) {
    int listed = ListedFiles.addAllOrNone(map, arrived.files(), maxFiles, maxLength);
    map.put("truncated", arrived.count() > listed);
    map.put("count", arrived.count());
    map.put("bytes", arrived.bytes());
    return listed;
  }

  /** How many tasks have each outcome of the upload. */
  private static Map<String, Object> upload(
      TaskTally tally, ArrivalSummary arrived, int attempted) {
    int failed = tally.uploadFailedCount();
    int uploaded = Math.min(arrived.uploadedCount(), attempted);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(UploadOutcome.UPLOADED.text(), uploaded);
    map.put(UploadOutcome.NOTHING_MATCHED.text(), Math.max(0, attempted - failed - uploaded));
    map.put(UploadOutcome.FAILED.text(), failed);
    map.put(UploadOutcome.NOT_ATTEMPTED.text(), tally.count() - attempted);
    return map;
  }

  /** The reference by which a later activity reads all outputs. */
  private static Map<String, Object> reference(SubmittedTasks tasks) {
    List<String> containers =
        tasks.outputFiles().stream().map(DeclaredOutputFile::container).distinct().toList();
    Map<String, Object> map = tasks.toMap();
    map.put("container", containers.isEmpty() ? null : containers.get(0));
    map.put("containers", containers);
    map.put("prefix", tasks.taskIdPrefix() + "-");
    return map;
  }
}
