package io.github.azurebatch.camunda.impl.engine.reconcile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/** What became of process instances, asked for many of them in a statement. */
record TaskOwners(ProcessEngine engine) {

  private static final int PAGE = 500;
  private static final Set<String> CANCELLED =
      Set.of(
          HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED,
          HistoricProcessInstance.STATE_INTERNALLY_TERMINATED);

  /** The fate of each of the instances, by its id. */
  Map<String, InstanceState> fates(Collection<String> instanceIds) {
    Map<String, InstanceState> fates = new HashMap<>();
    List<String> all = List.copyOf(Set.copyOf(instanceIds));
    for (int from = 0; from < all.size(); from += PAGE) {
      Set<String> page = Set.copyOf(all.subList(from, Math.min(all.size(), from + PAGE)));
      page.forEach(id -> fates.put(id, InstanceState.UNKNOWN));
      addHistory(page, fates);
      // asked last: what runs is what counts, whatever history has been told
      addRunning(page, fates);
    }
    return fates;
  }

  private void addHistory(Set<String> ids, Map<String, InstanceState> fates) {
    for (HistoricProcessInstance instance :
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceIds(ids)
            .finished()
            .list()) {
      fates.put(
          instance.getId(),
          CANCELLED.contains(instance.getState()) ? InstanceState.CANCELLED : InstanceState.ENDED);
    }
  }

  private void addRunning(Set<String> ids, Map<String, InstanceState> fates) {
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceIds(ids)
        .list()
        .forEach(instance -> fates.put(instance.getId(), InstanceState.RUNNING));
  }
}
