package io.github.azurebatch.camunda.impl.engine.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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

  /** Names of metadata are identifiers in storage, and told apart in lower case. */
  private static final String TENANT = "camunda_tenant";

  /** The requester that an execution acts for; costs no statement. */
  public static Requester of(DelegateExecution execution) {
    return new Requester(
        execution.getTenantId(), ((ExecutionEntity) execution).getProcessDefinition().getKey());
  }

  /**
   * The metadata that tells a job or a container of the requester's tenant from those of others.
   */
  Map<String, String> mark() {
    return tenantId == null ? Map.of() : Map.of(TENANT, encoded(tenantId));
  }

  /** Whether a process of the requester's tenant has made what has this metadata. */
  boolean hasMade(Map<String, String> metadata) {
    return tenantId != null && encoded(tenantId).equals(metadata.get(TENANT));
  }

  /** Metadata of containers is a header of HTTP, which takes no more than ASCII. */
  private static String encoded(String tenantId) {
    return URLEncoder.encode(tenantId, StandardCharsets.UTF_8);
  }

  /** For messages. */
  String description() {
    return tenantId == null
        ? "process '%s'".formatted(processDefinitionKey)
        : "process '%s' of tenant '%s'".formatted(processDefinitionKey, tenantId);
  }
}
