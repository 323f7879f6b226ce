package io.github.azurebatch.camunda.impl.engine.outbox;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Where a message comes from: what its Camunda job keeps of an execution that may be deleted. */
public record Origin(String processInstanceId, @Nullable String tenantId) {

  public static Origin of(ExecutionEntity execution) {
    return new Origin(execution.getProcessInstanceId(), execution.getTenantId());
  }
}
