package io.github.azurebatch.camunda.impl.engine.access;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something of Azure: the process of an instance, and the tenant that the instance
 * belongs to.
 *
 * @param tenantId null for an instance of no tenant
 * @param processDefinitionKey the process's id in its model
 */
public record Requester(@Nullable String tenantId, String processDefinitionKey) {

  /** The requester that an execution acts for; costs no statement. */
  public static Requester of(DelegateExecution execution) {
    return new Requester(
        execution.getTenantId(), ((ExecutionEntity) execution).getProcessDefinition().getKey());
  }

  /** For messages. */
  String description() {
    return tenantId == null
        ? "process '%s'".formatted(processDefinitionKey)
        : "process '%s' of tenant '%s'".formatted(processDefinitionKey, tenantId);
  }
}
