package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Faults of single tasks of a request whose other tasks were added. */
final class ChunkFaults {

  private static final int MOST_SHOWN = 10;

  private ChunkFaults() {}

  /**
   * @param state before the request
   * @throws RefusedException if the service refused some of them for good
   * @throws BusyException if the service takes some of them later, maybe much later
   * @throws UnavailableException if some of them failed, and may succeed next time
   */
  static void throwAny(List<TaskAddResult> results, SubmissionState state) {
    List<TaskAddResult> failed = results.stream().filter(result -> result.fault() != null).toList();
    if (failed.isEmpty()) {
      return;
    }
    List<TaskAddResult> refused = failed.stream().filter(ChunkFaults::isFinal).toList();
    if (!refused.isEmpty()) {
      throw new RefusedException("TasksRefused", message("refused", refused, results, state), null);
    }
    String message = message("not added yet", failed, results, state);
    if (failed.stream().anyMatch(result -> result.fault() instanceof BusyException)) {
      throw new BusyException("TasksNotAdded", message, null);
    }
    throw new UnavailableException("TasksNotAdded", message, null);
  }

  private static boolean isFinal(TaskAddResult result) {
    return result.fault() instanceof RefusedException
        || result.fault() instanceof InvalidInputException;
  }

  private static String message(
      String what, List<TaskAddResult> tasks, List<TaskAddResult> all, SubmissionState state) {
    long added = all.stream().filter(result -> result.fault() == null).count();
    return "%d of the %d tasks '%s-...' were %s: %s%s. %d tasks of the list are submitted and stay; correct the cause and retry the Camunda job, which goes on from there and adds no task twice"
        .formatted(
            tasks.size(),
            state.count(),
            state.taskIdPrefix(),
            what,
            tasks.stream().limit(MOST_SHOWN).map(ChunkFaults::line).collect(Collectors.joining()),
            tasks.size() > MOST_SHOWN ? "\n(and " + (tasks.size() - MOST_SHOWN) + " more)" : "",
            state.done() + added);
  }

  private static String line(TaskAddResult result) {
    AzureBatchException fault = Objects.requireNonNull(result.fault());
    return "\n'%s': %s".formatted(result.reference().taskId(), fault.getMessage());
  }
}
