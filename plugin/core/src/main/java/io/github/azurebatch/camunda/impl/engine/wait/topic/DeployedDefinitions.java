package io.github.azurebatch.camunda.impl.engine.wait.topic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Which process definitions this node may let go on: where its job executor is deployment aware,
 * those of the deployments that are registered with it. A process application registers its own,
 * and takes them back when it is undeployed.
 */
public final class DeployedDefinitions {

  private final ProcessEngineConfigurationImpl engine;

  /** A definition stays in its deployment. */
  private final Map<String, String> deployments = new ConcurrentHashMap<>();

  public DeployedDefinitions(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /** One statement the first time that a process definition is asked for, none later. */
  public boolean has(TopicPart part) {
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
