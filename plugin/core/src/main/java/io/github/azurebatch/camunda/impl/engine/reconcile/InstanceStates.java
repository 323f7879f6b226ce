package io.github.azurebatch.camunda.impl.engine.reconcile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.CollectionUtil;

/** Asks the engine for the states of process instances, many of them in a statement. */
record InstanceStates(ProcessEngine engine) {

  private static final int PAGE = 500;
  private static final Set<String> CANCELLED =
      Set.of(
          HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED,
          HistoricProcessInstance.STATE_INTERNALLY_TERMINATED);

  /** The state of each of the instances, by its id. */
  Map<String, InstanceState> of(Collection<String> instanceIds) {
    Map<String, InstanceState> states = new HashMap<>();
    List<String> all = List.copyOf(Set.copyOf(instanceIds));
    for (List<String> page : CollectionUtil.partition(all, PAGE)) {
      addPage(Set.copyOf(page), states);
    }
    return states;
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
