package io.github.azurebatch.camunda.test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Variables of instances that run or have ended. */
record Variables(ProcessEngine engine) {

  /** A variable with JSON; of its last scope if several scopes have it. */
  Map<String, Object> json(ProcessInstance instance, String name) {
    return find(instance.getId(), name)
        .orElseThrow(
            () ->
                new AssertionError(
                    "Process instance '%s' has no variable '%s'; it has %s"
                        .formatted(instance.getId(), name, names(instance.getId()))));
  }

  @SuppressWarnings("unchecked")
  Optional<Map<String, Object>> find(String instanceId, String name) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instanceId)
        .variableName(name)
        .list()
        .stream()
        .max(Comparator.comparing(HistoricVariableInstance::getCreateTime))
        .map(variable -> (Map<String, Object>) variable.getValue());
  }

  /** The names of all variables, in order. */
  List<String> names(String instanceId) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instanceId)
        .disableCustomObjectDeserialization()
        .list()
        .stream()
        .map(HistoricVariableInstance::getName)
        .distinct()
        .sorted()
        .toList();
  }
}
