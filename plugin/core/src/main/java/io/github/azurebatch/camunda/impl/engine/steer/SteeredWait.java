package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.lease.row.Notice;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitVariable;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.util.List;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyChange;
import org.jspecify.annotations.Nullable;

/** A wait that the user may change, within a transaction. */
final class SteeredWait {

  private final CommandContext context;
  private final ExternalTaskEntity task;
  private final TopicPart part;

  private SteeredWait(CommandContext context, ExternalTaskEntity task, TopicPart part) {
    this.context = context;
    this.task = task;
    this.part = part;
  }

  /**
   * A wait whose process instance the user may change.
   *
   * @throws NotFoundException if there is no such external task
   * @throws InvalidInputException if it is no wait of the plugin
   */
  static SteeredWait toChange(CommandContext context, String externalTaskId) {
    return of(context, externalTaskId, CommandChecker::checkUpdateProcessInstanceById);
  }

  /** The same where the user may only read it. */
  static SteeredWait toRead(CommandContext context, String externalTaskId) {
    return of(context, externalTaskId, CommandChecker::checkReadProcessInstance);
  }

  /**
   * @param right to the process instance of that id, which is required
   */
  private static SteeredWait of(
      CommandContext context, String externalTaskId, BiConsumer<CommandChecker, String> right) {
    ExternalTaskEntity task = context.getExternalTaskManager().findExternalTaskById(externalTaskId);
    if (task == null) {
      throw new NotFoundException(
          "There is no wait '%s': it has ended, or never was".formatted(externalTaskId));
    }
    for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
      right.accept(checker, task.getProcessInstanceId());
    }
    TopicPart part =
        TopicPart.of(
                context.getProcessEngineConfiguration(),
                task.getTopicName(),
                task.getProcessDefinitionId())
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "The external task '%s' (topic '%s') is no wait of this plugin"
                            .formatted(externalTaskId, task.getTopicName())));
    return new SteeredWait(context, task, part);
  }

  TopicPart part() {
    return part;
  }

  ExecutionEntity execution() {
    return task.getExecution();
  }

  Requester requester() {
    return Requester.of(execution());
  }

  /**
   * @throws InvalidInputException if the variable cannot be read
   */
  Wait stored() {
    return WaitVariable.read(
        PlainVariables.local(execution(), Wait.VARIABLE), Marks.of(execution()));
  }

  void keep(Wait wait) {
    WaitVariable.set(execution(), wait);
  }

  boolean isIncident() {
    return !task.areRetriesLeft();
  }

  /** Resolves the incident, if there is one. */
  void retry() {
    if (isIncident()) {
      task.setRetriesAndManageIncidents(1);
    }
  }

  /** Writes the operation to the log, and tells the node that looks after the wait. */
  void done(String operation, String property, @Nullable Object before, @Nullable Object after) {
    context
        .getOperationLogManager()
        .logExternalTaskOperation(
            operation, task, List.of(new PropertyChange(property, before, after)));
    Notice.WAKE.send(context, part.name());
  }
}
