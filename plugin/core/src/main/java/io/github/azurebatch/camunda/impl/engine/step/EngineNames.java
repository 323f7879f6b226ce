package io.github.azurebatch.camunda.impl.engine.step;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/**
 * The names of the MDC that the engine itself uses, as it is configured; null where it leaves out
 * something. The key of the process definition it leaves out by default.
 */
record EngineNames(
    @Nullable String processInstanceId, @Nullable String activityId, String processDefinitionKey) {

  static EngineNames of(ProcessEngineConfigurationImpl engine) {
    return new EngineNames(
        engine.getLoggingContextProcessInstanceId(),
        engine.getLoggingContextActivityId(),
        Objects.requireNonNullElse(
            engine.getLoggingContextProcessDefinitionKey(), "azureBatch.processDefinitionKey"));
  }

  Map<String, String> of(ProcessPlace place) {
    Map<String, String> names = new LinkedHashMap<>();
    if (processInstanceId != null) {
      names.put(processInstanceId, place.processInstanceId());
    }
    if (activityId != null) {
      names.put(activityId, place.activityId());
    }
    names.put(processDefinitionKey, place.processDefinitionKey());
    return names;
  }
}
