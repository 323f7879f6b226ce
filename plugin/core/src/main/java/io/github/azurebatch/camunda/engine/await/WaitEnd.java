package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.outcome.Outcome;
import io.github.azurebatch.camunda.engine.outcome.Outcome.Faulted;
import io.github.azurebatch.camunda.engine.variable.Json;
import io.github.azurebatch.camunda.engine.variable.Results;
import io.github.azurebatch.camunda.secret.Signatures;
import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/** Ends waits, each in a transaction of its own. */
final class WaitEnd {

  static final String ERROR_VARIABLE = "batchError";

  private static final long LOCK_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ProcessEngineConfigurationImpl configuration;
  private final ExternalTaskService externalTasks;
  private final String workerId;

  WaitEnd(ProcessEngineConfigurationImpl configuration, String workerId) {
    this.configuration = configuration;
    this.externalTasks = configuration.getExternalTaskService();
    this.workerId = workerId;
  }

  /**
   * Sets the results in the enclosing scope and lets the process go on, reports the BPMN error
   * where the model catches it, or makes the wait an incident.
   */
  void end(Waiter waiter, Outcome outcome) {
    configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              externalTasks.lock(waiter.externalTaskId(), workerId, LOCK_MILLIS);
              ExecutionEntity execution = execution(context, waiter);
              Results.set(execution, waiter.awaited().resultVariable(), outcome.outputs());
              if (outcome instanceof Faulted fault) {
                report(waiter, fault, execution);
              } else {
                externalTasks.complete(waiter.externalTaskId(), workerId);
              }
              return null;
            });
  }

  private void report(Waiter waiter, Faulted fault, ExecutionEntity execution) {
    Results.set(execution, ERROR_VARIABLE, fault.batchError());
    String code = fault.code().bpmnErrorCode();
    if (ErrorHandlers.areThereFor(code, execution)) {
      externalTasks.handleBpmnError(waiter.externalTaskId(), workerId, code, fault.message());
    } else {
      externalTasks.handleFailure(
          waiter.externalTaskId(),
          workerId,
          code + ": " + fault.message(),
          code + ": " + fault.message() + "\n" + Json.write(fault.batchError()),
          0,
          0);
    }
  }

  /**
   * Records that the wait could not be ended.
   *
   * @param retries how often it is tried again; none makes it an incident
   */
  void fail(Waiter waiter, Exception failure, int retries, Duration pause) {
    String message = Signatures.cut(String.valueOf(failure.getMessage()));
    externalTasks.lock(waiter.externalTaskId(), workerId, LOCK_MILLIS);
    externalTasks.handleFailure(
        waiter.externalTaskId(),
        workerId,
        message,
        Signatures.cut(StackTrace.of(failure)),
        retries,
        pause.toMillis());
  }

  private static ExecutionEntity execution(CommandContext context, Waiter waiter) {
    ExternalTaskEntity task =
        context.getExternalTaskManager().findExternalTaskById(waiter.externalTaskId());
    return Objects.requireNonNull(task).getExecution();
  }
}
