package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskNode;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Fault;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FirstNames;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.TaskFault;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tasks of a list or a job that are at fault: counted, and the first hundred described. */
public final class ListFaults {

  private final IntFunction<String> taskIds;
  private final TaskTally tally;
  private final BitSet missing = new BitSet();
  private final TreeMap<Integer, Map<String, Object>> first = new TreeMap<>();

  /**
   * @param taskIds the ids of the tasks by their indexes, from 1
   */
  public ListFaults(IntFunction<String> taskIds, TaskTally tally, List<Requirement> requirements) {
    this.taskIds = taskIds;
    this.tally = tally;
    tally.failures().forEach(this::addFailure);
    tally.lost().stream().limit(TaskTally.MAX_FAILURES).forEach(this::addLoss);
    requirements.stream().map(required -> required.missing(tally.succeeded())).forEach(missing::or);
    missing.stream()
        .limit(TaskTally.MAX_FAILURES)
        .forEach(index -> addMissing(index, requirements));
  }

  private void addFailure(int index, TaskSnapshot task) {
    FailureInformation failure = task.failureInformation();
    String complaint = TaskFault.of(task).map(Fault::complaint).orElse("");
    Map<String, Object> map =
        add(
            index,
            task.exitCode(),
            failure == null ? "FailureExitCode" : failure.code(),
            complaint);
    TaskNode node = task.node();
    map.put("nodeId", node == null ? null : node.nodeId());
  }

  private void addLoss(int index) {
    add(index, null, FaultCode.TASK_LOST.bpmnErrorCode(), "is gone: it or its job was deleted");
  }

  private void addMissing(int index, List<Requirement> requirements) {
    String what =
        requirements.stream()
            .filter(required -> required.missing(tally.succeeded()).get(index))
            .map(Requirement::description)
            .collect(Collectors.collectingAndThen(Collectors.toList(), FirstNames::of));
    String code = FaultCode.OUTPUT_MISSING.bpmnErrorCode();
    add(index, 0, code, "succeeded, but nothing arrived for " + what);
  }

  private Map<String, Object> add(
      int index, @Nullable Integer exitCode, String code, String message) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("taskId", taskIds.apply(index));
    map.put("index", index);
    map.put("exitCode", exitCode);
    map.put("code", code);
    map.put("message", StoredMessage.of(message));
    first.put(index, map);
    if (first.size() > TaskTally.MAX_FAILURES) {
      first.pollLastEntry();
    }
    return map;
  }

  /** The first faults in the order of the list. */
  List<Map<String, Object>> first() {
    return new ArrayList<>(first.values());
  }

  /** The indexes of the first tasks at fault that still exist. */
  public List<Integer> firstPlaces(int most) {
    return first.keySet().stream().filter(index -> !tally.lost().get(index)).limit(most).toList();
  }

  /** The failed task; null where it did not fail, or where a hundred before it did. */
  public @Nullable TaskSnapshot failure(int index) {
    return tally.failures().get(index);
  }

  BitSet missing() {
    return missing;
  }

  int missingCount() {
    return missing.cardinality();
  }

  public int count() {
    return tally.failedCount() + tally.lost().cardinality() + missing.cardinality();
  }

  /** Whether a task has succeeded and left what is required. */
  boolean leaveASuccess() {
    return tally.succeeded().cardinality() > missing.cardinality();
  }

  /** The code of the gravest fault. */
  public FaultCode code() {
    if (tally.failedCount() > tally.onlyUploadFailedCount()) {
      return FaultCode.TASK_FAILED;
    }
    if (tally.failedCount() > 0) {
      return FaultCode.UPLOAD_FAILED;
    }
    return tally.lost().isEmpty() ? FaultCode.OUTPUT_MISSING : FaultCode.TASK_LOST;
  }

  public String summary() {
    String start =
        "%d of %d failed, %d are gone, %d left nothing for what is required"
            .formatted(
                tally.failedCount(),
                tally.count(),
                tally.lost().cardinality(),
                missing.cardinality());
    return first.isEmpty()
        ? start
        : "%s; the first one, '%s', %s"
            .formatted(
                start,
                first.firstEntry().getValue().get("taskId"),
                first.firstEntry().getValue().get("message"));
  }
}
