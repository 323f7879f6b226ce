package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.variable.PlainVariables;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitVariable;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Terminates the tasks of a wait that is cancelled before it has ended. */
final class CancelledWait implements ExecutionListener {

  private static final Log LOG = Log.of(CancelledWait.class);

  @Override
  public void notify(DelegateExecution execution) {
    ExecutionEntity entity = (ExecutionEntity) execution;
    if (entity.isCanceled() && !entity.getExternalTasks().isEmpty()) {
      terminateTaskOf(entity);
    }
  }

  /** A variable that cannot be read must not keep an instance from being deleted. */
  private static void terminateTaskOf(ExecutionEntity execution) {
    try {
      WaitVariable.read(PlainVariables.local(execution, Wait.VARIABLE), Marks.of(execution))
          .target()
          .terminate(Terminations.current(), execution);
    } catch (RuntimeException e) {
      LOG.write(
          LogLine.CANCELLED_WAIT_UNREADABLE,
          "Activity '{}' (process instance '{}') was cancelled, but its variable '{}' cannot be read, so its Azure Batch task runs on: {}",
          execution.getCurrentActivityId(),
          execution.getProcessInstanceId(),
          Wait.VARIABLE,
          e.getMessage());
    }
  }
}
