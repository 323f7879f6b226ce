package io.github.azurebatch.camunda.test;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Variables of instances that run or have ended. */
record Variables(ProcessEngine engine) {

  @SuppressWarnings("unchecked")
  Map<String, Object> json(ProcessInstance instance, String name) {
    List<HistoricVariableInstance> found =
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instance.getId())
            .variableName(name)
            .list();
    return found.stream()
        .max(Comparator.comparing(HistoricVariableInstance::getCreateTime))
        .map(variable -> (Map<String, Object>) variable.getValue())
        .orElseThrow(
            () ->
                new AssertionError(
                    "Process instance '%s' has no variable '%s'"
                        .formatted(instance.getId(), name)));
  }
}
