package io.github.azurebatch.camunda.impl.engine.wait.topic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The deployments that are registered with the job executor of this node. Where it is deployment
 * aware, only their processes may go on here. A process application registers its own, and takes
 * them back when it is undeployed.
 */
public final class RegisteredDeployments {

  private final ProcessEngineConfigurationImpl engine;

  /** A definition stays in its deployment. */
  private final Map<String, String> deployments = new ConcurrentHashMap<>();

  public RegisteredDeployments(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /** One statement the first time that a process definition is asked for, none later. */
  public boolean have(TopicPart part) {
    String definition = part.processDefinitionId();
    return definition == null || isRegistered(deploymentOf(definition));
  }

  private boolean isRegistered(@Nullable String deployment) {
    return deployment != null && engine.getRegisteredDeployments().contains(deployment);
  }

  /** Null where the definition has been deleted in this moment, and its waits with it. */
  private @Nullable String deploymentOf(String definition) {
    return deployments.computeIfAbsent(definition, this::readDeployment);
  }

  private @Nullable String readDeployment(String definition) {
    ProcessDefinition found =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionId(definition)
            .singleResult();
    return found == null ? null : found.getDeploymentId();
  }
}
