package io.github.azurebatch.camunda.impl.engine.mark;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * For whom a value is handed out, and who asks whether it is believed.
 *
 * @param tenantId null for a process instance of no tenant
 * @param processDefinitionKey null outside of a process
 * @param processInstanceId null outside of a process
 */
public record Owner(
    @Nullable String tenantId,
    @Nullable String processDefinitionKey,
    @Nullable String processInstanceId) {

  /** The process instance of the execution; costs no statement. */
  static Owner of(DelegateExecution execution) {
    return new Owner(
        execution.getTenantId(),
        ((ExecutionEntity) execution).getProcessDefinition().getKey(),
        execution.getProcessInstanceId());
  }

  /** Code that is called outside of a process, for a tenant. */
  public static Owner ofTenant(@Nullable String tenantId) {
    return new Owner(tenantId, null, null);
  }
}
