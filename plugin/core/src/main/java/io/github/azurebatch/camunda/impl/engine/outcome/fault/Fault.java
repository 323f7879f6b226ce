package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a task, without the name of the task.
 *
 * @param complaint what follows the task's name in the message
 * @param details further fields of {@code batchError.details}
 */
public record Fault(FaultCode code, String complaint, Map<String, ?> details) {

  public Fault(FaultCode code, String complaint) {
    this(code, complaint, Map.of());
  }

  /**
   * The outcome of the task that has this fault.
   *
   * @param ended the completed task; null where it did not complete
   */
  public Outcome of(
      SubmittedTask task,
      @Nullable TaskSnapshot ended,
      TaskLogs logs,
      Map<String, Object> outputs) {
    String subject =
        "Azure Batch task '%s' (job '%s', account '%s') "
            .formatted(task.reference().taskId(), task.reference().jobId(), task.account());
    FaultMessage message = FaultMessage.of(code, subject, complaint, task.warnings());
    return new Outcome.Faulted(
        code,
        message.stored(),
        outputs,
        BatchErrorValue.of(task, this, message, ended, logs),
        logs.text());
  }
}
