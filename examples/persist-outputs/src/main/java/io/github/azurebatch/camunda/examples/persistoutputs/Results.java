package io.github.azurebatch.camunda.examples.persistoutputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** The files that a variable with outputs lists. */
  List<Map<String, Object>> files(String variable) {
    Object list = outputs(variable).get("list");
    return list instanceof List<?> files ? files.stream().map(Results::map).toList() : List.of();
  }

  /** A field of a variable, by the names on the way to it; null if it is not there. */
  @Nullable Object field(String variable, String... names) {
    Object value = value(variable);
    for (String name : names) {
      value = map(value).get(name);
    }
    return value;
  }

  private Map<String, Object> outputs(String variable) {
    return map(value(variable));
  }

  private @Nullable Object value(String variable) {
    HistoricVariableInstance instance =
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instanceId)
            .variableName(variable)
            .singleResult();
    return instance == null ? null : instance.getValue();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((name, entry) -> map.put(String.valueOf(name), entry));
    }
    return map;
  }
}
