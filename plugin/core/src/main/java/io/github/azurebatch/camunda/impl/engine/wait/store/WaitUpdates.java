package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;

/**
 * Changes the local variables of waits, each in a transaction of its own.
 *
 * <p>Every method throws {@link NotFoundException} if the wait was cancelled.
 */
public final class WaitUpdates {

  private final CommandExecutor commands;

  public WaitUpdates(CommandExecutor commands) {
    this.commands = commands;
  }

  /**
   * Keeps what the wait is now for.
   *
   * @throws OptimisticLockingException if an operator has changed the wait since it was read; the
   *     next round reads it anew
   */
  public void keep(String externalTaskId, Wait wait) {
    change(
        externalTaskId,
        execution -> {
          if (WaitVariable.isSteered(execution, wait.terms())) {
            throw new OptimisticLockingException(
                "An operator has changed the wait '%s'".formatted(externalTaskId));
          }
          WaitVariable.set(execution, wait);
        });
  }

  public void set(String externalTaskId, String name, Map<String, ?> value) {
    change(externalTaskId, execution -> execution.setVariableLocal(name, Json.variable(value)));
  }

  public void remove(String externalTaskId, String name) {
    change(externalTaskId, execution -> execution.removeVariableLocal(name));
  }

  private void change(String externalTaskId, Consumer<ExecutionEntity> change) {
    commands.execute(
        context -> {
          ExternalTaskEntity task =
              context.getExternalTaskManager().findExternalTaskById(externalTaskId);
          if (task == null) {
            throw new NotFoundException("The wait '" + externalTaskId + "' has gone");
          }
          change.accept(task.getExecution());
          return null;
        });
  }
}
