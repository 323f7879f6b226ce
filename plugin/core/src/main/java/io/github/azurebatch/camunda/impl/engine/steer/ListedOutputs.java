package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.data.ParsedJson;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The files that variables of a process instance list with a valid mark. */
record ListedOutputs(Accounts accounts, Marks marks) {

  /** Whether a variable that the user may read lists the file. */
  boolean include(Downloads.File file, ProcessEngine engine, String processInstanceId) {
    return listedNow(file, engine, processInstanceId)
        || listedOnce(file, engine, processInstanceId);
  }

  private boolean listedNow(Downloads.File file, ProcessEngine engine, String processInstanceId) {
    return engine
        .getRuntimeService()
        .createVariableInstanceQuery()
        .processInstanceIdIn(processInstanceId)
        .disableCustomObjectDeserialization()
        .list()
        .stream()
        .anyMatch(variable -> names(file, data(variable.getTypedValue())));
  }

  private boolean listedOnce(Downloads.File file, ProcessEngine engine, String processInstanceId) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(processInstanceId)
        .disableCustomObjectDeserialization()
        .list()
        .stream()
        .anyMatch(variable -> names(file, data(variable.getTypedValue())));
  }

  /** Parses only what may have a mark, since other variables may be large. */
  private static @Nullable Object data(@Nullable TypedValue value) {
    return value instanceof ObjectValue object
            && object.getValueSerialized() != null
            && object.getValueSerialized().contains(MarkedKind.FIELD)
            && Json.parse(object.getValueSerialized()) instanceof ParsedJson.Whole whole
        ? whole.data()
        : null;
  }

  private boolean names(Downloads.File file, @Nullable Object data) {
    if (data instanceof Map<?, ?> map) {
      return is(file, map) || namesAny(file, map.values());
    }
    return data instanceof Collection<?> all && namesAny(file, all);
  }

  private boolean namesAny(Downloads.File file, Collection<?> all) {
    return all.stream().anyMatch(each -> names(file, each));
  }

  private boolean is(Downloads.File file, Map<?, ?> listed) {
    return listed.get("url") instanceof String url
        && accounts
            .locate(url)
            .filter(
                place ->
                    file.equals(
                        new Downloads.File(place.account(), place.container(), place.path())))
            .isPresent()
        && marks.areOn(MarkedKind.OUTPUT_FILE, listed);
  }
}
