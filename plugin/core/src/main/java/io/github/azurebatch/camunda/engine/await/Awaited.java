package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.OnCancel;
import io.github.azurebatch.camunda.engine.cancel.Terminations;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** What a wait is for; all of it lies in one Azure Batch job. */
sealed interface Awaited permits OneTask, TaskList, WholeJob {

  String account();

  String jobId();

  /** Since when its tasks may have completed. */
  Instant since();

  /** A new account of what the watcher sees of it. */
  Progress newProgress();

  /** What becomes of it if the wait is cancelled. */
  OnCancel onCancel();

  /** Terminates what is still open of it after the transaction, because the wait is cancelled. */
  void terminate(Terminations terminations, ExecutionEntity cancelled);

  /** Leaves it alone in this transaction, which reports how it ended. */
  void spare(Terminations terminations);

  /** How messages and logs name it. */
  String description();

  /** Its fields in the variable of the wait. */
  Map<String, Object> toMap();

  /** Reads what {@link #toMap()} wrote. */
  static Awaited from(Fields fields) {
    if (fields.has(TaskList.TASKS)) {
      return TaskList.from(fields);
    }
    return fields.has(WholeJob.JOB_ID) ? WholeJob.from(fields) : OneTask.from(fields);
  }
}
