package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchError;
import io.github.azurebatch.camunda.variable.Outputs;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.jspecify.annotations.Nullable;

/** What a process instance left behind, read from the history. */
final class Results {

  private final ProcessEngine engine;
  private final String instanceId;

  Results(ProcessEngine engine, String instanceId) {
    this.engine = engine;
    this.instanceId = instanceId;
  }

  /** The names of what the instance passed, in order. */
  List<String> path() {
    return activities().stream().map(HistoricActivityInstance::getActivityName).toList();
  }

  /** The id of the end event, if the instance has come to one. */
  @Nullable String end() {
    return activities().stream()
        .filter(activity -> activity.getActivityType().equals("noneEndEvent"))
        .map(HistoricActivityInstance::getActivityId)
        .findFirst()
        .orElse(null);
  }

  private List<HistoricActivityInstance> activities() {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instanceId)
        .orderPartiallyByOccurrence()
        .asc()
        .list();
  }

  /** The outputs that a variable holds, if the instance has set it. */
  Optional<Outputs> outputs(String variable) {
    return variable(variable).map(Outputs::from);
  }

  /** Why an activity threw a BPMN error, if one did. */
  Optional<BatchError> error() {
    return variable(AzureBatchVariables.BATCH_ERROR).map(BatchError::from);
  }

  /** The value of a variable, if the instance has set it. */
  Optional<Object> variable(String name) {
    return Optional.ofNullable(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .variableName(name)
                .singleResult())
        .map(HistoricVariableInstance::getValue);
  }
}
