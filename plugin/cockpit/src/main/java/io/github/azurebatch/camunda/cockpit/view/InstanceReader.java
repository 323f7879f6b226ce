package io.github.azurebatch.camunda.cockpit.view;

import io.github.azurebatch.camunda.cockpit.query.CalledRow;
import io.github.azurebatch.camunda.cockpit.query.ValueQuery;
import io.github.azurebatch.camunda.cockpit.query.ValueRow;
import io.github.azurebatch.camunda.cockpit.query.VisibleValues;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.BatchWait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.cockpit.db.QueryService;

/**
 * Reads all waits of a process instance and of those that it called, with what came of them: in
 * four statements, and three more for what has ended.
 */
public record InstanceReader(QueryService queries, VisibleValues values) {

  /** Of a tree of more instances, the others are left out: databases bound their lists. */
  static final int MOST_INSTANCES = 500;

  /** The instance, and those that it called, called by others of these. */
  public List<String> withCalled(String processInstanceId) {
    List<CalledRow> tree =
        queries.executeQuery("calls", new ValueQuery(List.of(processInstanceId), List.of()));
    Map<String, List<String>> calledBy = new HashMap<>();
    for (CalledRow row : tree) {
      if (row.caller() != null) {
        calledBy.computeIfAbsent(row.caller(), each -> new ArrayList<>()).add(row.id());
      }
    }
    List<String> found = new ArrayList<>(List.of(processInstanceId));
    for (int i = 0; i < found.size() && found.size() < MOST_INSTANCES; i++) {
      found.addAll(calledBy.getOrDefault(found.get(i), List.of()));
    }
    return found.subList(0, Math.min(found.size(), MOST_INSTANCES));
  }

  /**
   * @param open the waits that stand, which the caller may see
   * @param instances whose history the caller may see
   */
  public List<WaitView> withHistory(List<WaitView> open, List<String> instances) {
    if (instances.isEmpty()) {
      return open;
    }
    List<ValueRow> waits = values.ofInstances(instances, Set.of(BatchWait.VARIABLE));
    Results results = Results.of(values.ofInstances(instances, resultVariables(waits)));
    Set<String> seen = new HashSet<>();
    List<WaitView> all = new ArrayList<>();
    for (WaitView wait : open) {
      seen.add(String.valueOf(wait.place().activityInstanceId()));
      all.add(results.addTo(wait, false));
    }
    Set<String> endedWell =
        Set.copyOf(queries.<String>executeQuery("endedWell", new ValueQuery(instances, List.of())));
    for (ValueRow row : waits) {
      String activityInstance = String.valueOf(row.activityInstanceId());
      if (seen.add(activityInstance)) {
        JsonValues.wait(row)
            .map(wait -> WaitView.ended(row, wait))
            .map(view -> results.addTo(view, endedWell.contains(activityInstance)))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static Set<String> resultVariables(List<ValueRow> waits) {
    Set<String> names = new HashSet<>(Set.of(AzureBatchVariables.BATCH_ERROR));
    waits.forEach(row -> JsonValues.wait(row).map(BatchWait::resultVariable).ifPresent(names::add));
    return names;
  }
}
