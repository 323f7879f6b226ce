package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.VariableInstance;

/** Finds the waits of process instances. */
record OpenWaits(ProcessEngine engine) {

  private static final String WAIT = "azureBatchWait";

  List<OpenWait> of(String processInstanceId) {
    return engine
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(processInstanceId)
        .list()
        .stream()
        .flatMap(task -> read(task).stream())
        .toList();
  }

  private Optional<OpenWait> read(ExternalTask task) {
    return variable(task, WAIT).map(wait -> OpenWait.of(task.getActivityId(), wait, state(task)));
  }

  private String state(ExternalTask task) {
    if (task.getRetries() != null && task.getRetries() == 0) {
      return "failed, see the incident";
    }
    return variable(task, AzureBatchVariables.BATCH_WAITING)
        .map(queued -> "queued, " + reason(queued))
        .orElse("not ended yet");
  }

  private static String reason(Object queued) {
    return queued instanceof Map<?, ?> map
        ? "reason %s, %s".formatted(map.get("reason"), map.get("details"))
        : queued.toString();
  }

  private Optional<Object> variable(ExternalTask task, String name) {
    return engine
        .getRuntimeService()
        .createVariableInstanceQuery()
        .executionIdIn(task.getExecutionId())
        .variableName(name)
        .list()
        .stream()
        .map(VariableInstance::getValue)
        .findFirst();
  }
}
