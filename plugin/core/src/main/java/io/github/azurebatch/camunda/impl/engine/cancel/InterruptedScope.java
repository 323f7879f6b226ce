package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.engine.variable.Results;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Terminates the open tasks of the scope around an activity whose start interrupts everything else
 * there: an event subprocess, a terminate end event. The scope itself is not cancelled then.
 */
final class InterruptedScope implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    CancelledScope.terminateOpenTasksIn((ExecutionEntity) Results.scopeOf(execution));
  }
}
