package io.github.azurebatch.camunda.impl.engine.reconcile;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainData;
import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;

/** Asks the engine for the states of process instances, many of them in a statement. */
record InstanceStates(ProcessEngine engine) {

  /** The variable of a wait. */
  private static final String WAIT = "azureBatchWait";

  private static final int PAGE = 500;
  private static final Set<String> CANCELLED =
      Set.of(
          HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED,
          HistoricProcessInstance.STATE_INTERNALLY_TERMINATED);

  /** The state of each of the instances, by its id. */
  Map<String, InstanceState> of(Collection<String> instanceIds) {
    Map<String, InstanceState> states = new HashMap<>();
    List<String> all = List.copyOf(Set.copyOf(instanceIds));
    for (List<String> page : Chunks.of(all, PAGE)) {
      addPage(Set.copyOf(page), states);
    }
    return states;
  }

  /** Whether a wait of the instance had let the task run on, as an operator may have decided. */
  boolean hasLeft(String instanceId, TaskReference task) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instanceId)
        .variableName(WAIT)
        .includeDeleted()
        .disableCustomObjectDeserialization()
        .list()
        .stream()
        .anyMatch(wait -> hasLeft(wait, task));
  }

  private static boolean hasLeft(HistoricVariableInstance wait, TaskReference task) {
    try {
      Fields fields = Fields.of(PlainData.of(WAIT, wait.getTypedValue()));
      if (fields.has("tasks")) {
        SubmittedTasks tasks = SubmittedTasks.from(fields.nested("tasks"));
        return tasks.onCancel() == OnCancel.LEAVE
            && tasks.jobId().equals(task.jobId())
            && ListRuns.from(tasks, fields).include(task.taskId());
      }
      if (fields.has("task")) {
        SubmittedTask submitted = SubmittedTask.from(fields.nested("task"));
        return submitted.onCancel() == OnCancel.LEAVE && submitted.reference().equals(task);
      }
      return false;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private void addPage(Set<String> ids, Map<String, InstanceState> states) {
    if (ids.isEmpty()) {
      return;
    }
    ids.forEach(id -> states.put(id, InstanceState.UNKNOWN));
    addHistory(ids, states);
    // asked last, because the history may be behind: an instance that the runtime has is running
    addRunning(ids, states);
  }

  private void addHistory(Set<String> ids, Map<String, InstanceState> states) {
    for (HistoricProcessInstance instance :
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceIds(ids)
            .finished()
            .list()) {
      states.put(
          instance.getId(),
          CANCELLED.contains(instance.getState()) ? InstanceState.CANCELLED : InstanceState.ENDED);
    }
  }

  private void addRunning(Set<String> ids, Map<String, InstanceState> states) {
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceIds(ids)
        .list()
        .forEach(instance -> states.put(instance.getId(), InstanceState.RUNNING));
  }
}
