package io.github.azurebatch.camunda.impl.engine.outbox;

import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** What a message keeps of the execution that sent it, which may be deleted before the call. */
public record Origin(String processInstanceId, @Nullable String tenantId) {

  public static Origin of(ExecutionEntity execution) {
    return new Origin(execution.getProcessInstanceId(), execution.getTenantId());
  }
}
