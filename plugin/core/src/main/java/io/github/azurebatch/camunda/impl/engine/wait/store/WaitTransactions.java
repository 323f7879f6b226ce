package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.util.ExceptionUtil;

/** What changes a wait in the engine: it is taken to be ended, or has failed. */
public final class WaitTransactions {

  private static final long LOCK_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ProcessEngineConfigurationImpl configuration;
  private final ExternalTaskService externalTasks;
  private final String workerId;
  private final ForeignWorkers foreignWorkers;

  public WaitTransactions(
      ProcessEngineConfigurationImpl configuration,
      String workerId,
      ForeignWorkers foreignWorkers) {
    this.configuration = configuration;
    this.externalTasks = configuration.getExternalTaskService();
    this.workerId = workerId;
    this.foreignWorkers = foreignWorkers;
  }

  /** Those whose locks were seen. */
  public ForeignWorkers foreignWorkers() {
    return foreignWorkers;
  }

  /** The name of this node as a worker. */
  public String workerId() {
    return workerId;
  }

  /**
   * Takes the wait, to end it in this transaction.
   *
   * @param part that the wait was found in
   * @throws NotFoundException if the wait was cancelled, migrated to another part, or an operator
   *     has changed it since it was read
   * @throws org.camunda.bpm.engine.BadUserRequestException if another node has it
   */
  public ExecutionEntity take(CommandContext context, WatchedWait wait, TopicPart part) {
    lock(context, wait.externalTaskId());
    ExternalTaskEntity task = task(context, wait.externalTaskId());
    requireSamePart(task, part);
    ExecutionEntity execution = task.getExecution();
    requireUnsteered(execution, wait);
    return execution;
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
    if (task != null && foreignWorkers.lock(task)) {
      part(task).ifPresent(part -> foreignWorkers.take(part, task));
      externalTasks.unlock(id);
    }
    externalTasks.lock(id, workerId, LOCK_MILLIS);
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
