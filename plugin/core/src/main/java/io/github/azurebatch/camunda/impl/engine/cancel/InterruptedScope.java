package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.engine.variable.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Terminates the open tasks of the scope around an interrupting event subprocess or a terminate end
 * event. Its start interrupts everything else in that scope, but does not cancel the scope itself.
 */
final class InterruptedScope implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    CancelledScope.terminateOpenTasksIn((ExecutionEntity) Results.scopeOf(execution));
  }
}
