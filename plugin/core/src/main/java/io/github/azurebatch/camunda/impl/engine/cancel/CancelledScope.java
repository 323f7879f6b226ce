package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Terminates the open tasks of a process or subprocess that is cancelled. */
final class CancelledScope implements ExecutionListener {

  private static final Log LOG = Log.of(CancelledScope.class);

  /** The engine's delete reason of a scope that a migration removes, while its content stays. */
  private static final String MIGRATION = "migration";

  @Override
  public void notify(DelegateExecution execution) {
    ExecutionEntity scope = (ExecutionEntity) execution;
    if (scope.isCanceled() && !MIGRATION.equals(scope.getDeleteReason())) {
      terminateOpenTasksIn(scope);
    }
  }

  /** Fails on no variable, because it must always be possible to delete an instance. */
  static void terminateOpenTasksIn(ExecutionEntity scope) {
    try {
      OpenTasks.terminateIn(scope, Terminations.current());
    } catch (RuntimeException e) {
      LOG.write(
          LogLine.CANCELLED_SCOPE_UNREADABLE,
          "Process instance '{}' was cancelled, at least in part, but its variables cannot be read, so Azure Batch tasks of it may run on: {}",
          scope.getProcessInstanceId(),
          e.getMessage());
    }
  }
}
