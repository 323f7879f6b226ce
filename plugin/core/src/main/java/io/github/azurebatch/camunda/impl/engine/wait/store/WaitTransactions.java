package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.error.BpmnErrors;
import io.github.azurebatch.camunda.impl.engine.error.ErrorChannel;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

/** Ends waits, each in a transaction of its own. */
public final class WaitTransactions {

  private static final long LOCK_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ProcessEngineConfigurationImpl configuration;
  private final ExternalTaskService externalTasks;
  private final String workerId;
  private final ForeignWorkers foreignWorkers = new ForeignWorkers();

  public WaitTransactions(ProcessEngineConfigurationImpl configuration, String workerId) {
    this.configuration = configuration;
    this.externalTasks = configuration.getExternalTaskService();
    this.workerId = workerId;
  }

  /** Those whose locks were seen. */
  public ForeignWorkers foreignWorkers() {
    return foreignWorkers;
  }

  /**
   * Sets the results in the enclosing scope and lets the process go on, reports the BPMN error
   * where the model catches it, or makes the wait an incident.
   *
   * @param part that the wait was found in
   * @param open tasks that are terminated after the transaction
   */
  public void end(WatchedWait wait, TopicPart part, Outcome outcome, List<CreatedTask> open) {
    String resultVariable = wait.terms().resultVariable();
    configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              lock(context, wait.externalTaskId());
              ExternalTaskEntity task = task(context, wait.externalTaskId());
              requireSamePart(task, part);
              ExecutionEntity execution = task.getExecution();
              requireUnsteered(execution, wait);
              Terminations.current().addOpen(execution, part.topic().account(), open);
              if (outcome instanceof Faulted fault) {
                BpmnErrors.report(
                    execution,
                    resultVariable,
                    fault,
                    new ExternalTaskError(wait, execution, fault));
              } else {
                Results.set(
                    execution, resultVariable, Marks.of(execution).onOutputs(outcome.outputs()));
                externalTasks.complete(wait.externalTaskId(), workerId);
              }
              return null;
            });
  }

  /**
   * For what cannot be taken back, such as the termination of a task.
   *
   * @throws NotFoundException if the wait was cancelled, or an operator has changed it since it was
   *     read
   */
  public void requireUnsteered(WatchedWait wait) {
    configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              ExternalTaskEntity task =
                  context.getExternalTaskManager().findExternalTaskById(wait.externalTaskId());
              if (task == null) {
                throw new NotFoundException("The wait '" + wait.externalTaskId() + "' has gone");
              }
              requireUnsteered(task.getExecution(), wait);
              return null;
            });
  }

  /** A wait that was migrated meanwhile may be of a process that must not go on here. */
  private void requireSamePart(ExternalTaskEntity task, TopicPart part) {
    if (!part(task).equals(Optional.of(part))) {
      throw new NotFoundException(
          "The wait '%s' was migrated to '%s'"
              .formatted(task.getId(), task.getProcessDefinitionId()));
    }
  }

  private Optional<TopicPart> part(ExternalTaskEntity task) {
    return TopicPart.of(configuration, task.getTopicName(), task.getProcessDefinitionId());
  }

  /** Whoever finds no wait forgets it, and so reads it anew. */
  private static void requireUnsteered(ExecutionEntity execution, WatchedWait wait) {
    if (WaitVariable.isSteered(execution, wait.terms())) {
      throw new NotFoundException(
          "An operator has changed the wait '%s'".formatted(wait.externalTaskId()));
    }
  }

  /**
   * Takes the wait from a worker that is none of the plugin's; from another node of the plugin it
   * is not taken. Reading it here costs no statement, since locking would read it.
   *
   * @throws org.camunda.bpm.engine.exception.NotFoundException if the wait was cancelled
   * @throws org.camunda.bpm.engine.BadUserRequestException if another node has it
   */
  private void lock(CommandContext context, String id) {
    ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(id);
    if (task != null && ForeignWorkers.lock(task)) {
      part(task).ifPresent(part -> foreignWorkers.take(part, task));
      externalTasks.unlock(id);
    }
    externalTasks.lock(id, workerId, LOCK_MILLIS);
  }

  /** Reports a fault through the external task of the wait. */
  private final class ExternalTaskError implements ErrorChannel {

    private final WatchedWait wait;
    private final ExecutionEntity execution;
    private final Faulted fault;

    ExternalTaskError(WatchedWait wait, ExecutionEntity execution, Faulted fault) {
      this.wait = wait;
      this.execution = execution;
      this.fault = fault;
    }

    @Override
    public void caught(String errorCode, String message) {
      // the error cancels the activity, and that must not terminate the task again
      wait.target().spare(Terminations.current());
      externalTasks.handleBpmnError(wait.externalTaskId(), workerId, errorCode, message);
    }

    @Override
    public void uncaught(String errorCode, String message, String details) {
      // a retry must know what it is for, on any engine node
      WaitVariable.set(execution, wait.stored().with(rerunReason(wait, fault)));
      externalTasks.handleFailure(
          wait.externalTaskId(), workerId, StoredMessage.of(message), details, 0, 0);
    }
  }

  private static RerunReason rerunReason(WatchedWait wait, Faulted fault) {
    return RerunReason.of(fault.code(), wait.progress().completionTime().orElse(null));
  }

  /**
   * Records that the wait could not be ended, and returns the retries that are left; none makes it
   * an incident.
   */
  public int fail(WatchedWait wait, Throwable failure, RetryCycle cycle) {
    return configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              String id = wait.externalTaskId();
              lock(context, id);
              int retries = cycle.retriesAfter(task(context, id).getRetries());
              fail(id, failure, retries, cycle.pause(retries));
              return retries;
            });
  }

  /** Makes a wait that cannot be read an incident. */
  public void refuse(String externalTaskId, Exception failure) {
    configuration
        .getCommandExecutorTxRequired()
        .execute(
            context -> {
              lock(context, externalTaskId);
              fail(externalTaskId, failure, 0, Duration.ZERO);
              return null;
            });
  }

  private void fail(String id, Throwable failure, int retries, Duration pause) {
    externalTasks.handleFailure(
        id,
        workerId,
        StoredMessage.of(message(failure)),
        ForeignText.cut(ExceptionUtil.getExceptionStacktrace(failure)),
        retries,
        pause.toMillis());
  }

  /** What a failure says of itself, without signatures; its type where it says nothing. */
  public static String message(Throwable failure) {
    return ForeignText.cut(Objects.requireNonNullElseGet(failure.getMessage(), failure::toString));
  }

  private static ExternalTaskEntity task(CommandContext context, String id) {
    return Objects.requireNonNull(context.getExternalTaskManager().findExternalTaskById(id));
  }
}
