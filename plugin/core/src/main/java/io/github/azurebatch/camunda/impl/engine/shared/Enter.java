package io.github.azurebatch.camunda.impl.engine.shared;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Lets the engine make Camunda jobs again, for all that comes after. */
final class Enter implements ExecutionListener {

  @Override
  public void notify(DelegateExecution execution) {
    SharedJob.flowExecution((ExecutionEntity) execution).setIgnoreAsync(false);
  }
}
