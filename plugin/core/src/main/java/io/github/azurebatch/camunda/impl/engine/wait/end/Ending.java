package io.github.azurebatch.camunda.impl.engine.wait.end;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Arrived;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.util.List;

/** A wait that was judged, and has to be reported to its process. */
public record Ending(WatchedJob job, WatchedWait watched, Outcome outcome) {

  /** Of the external task. */
  public String id() {
    return watched.externalTaskId();
  }

  /** Tasks that are terminated after the transaction. */
  List<CreatedTask> open() {
    return watched.progress().toTerminate(watched.terms());
  }

  /** Whether the process just goes on with the results. */
  boolean isPlain() {
    return outcome instanceof Arrived && open().isEmpty();
  }
}
