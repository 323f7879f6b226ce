package io.github.azurebatch.camunda.impl.engine.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Where in which process instance something is done. */
public record ProcessPlace(
    String processInstanceId, String processDefinitionKey, String activityId) {

  /** The place of an execution; costs no statement. */
  static ProcessPlace of(DelegateExecution execution) {
    return new ProcessPlace(
        execution.getProcessInstanceId(),
        ((ExecutionEntity) execution).getProcessDefinition().getKey(),
        execution.getCurrentActivityId());
  }
}
