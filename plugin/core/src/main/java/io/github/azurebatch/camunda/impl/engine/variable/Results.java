package io.github.azurebatch.camunda.impl.engine.variable;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * Results of an activity, set in the scope that encloses it. Set on the process instance, the
 * results of parallel branches would overwrite each other.
 */
public final class Results {

  /** The version of the formats of all results. */
  public static final int FORMAT_VERSION = 1;

  private Results() {}

  /** A result with what every result carries. */
  public static Map<String, Object> of(String account, Map<String, ?> fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", FORMAT_VERSION);
    map.put("account", account);
    map.putAll(fields);
    return map;
  }

  /** Sets the variable in the scope around the execution's activity. */
  public static void set(DelegateExecution execution, String name, Map<String, ?> value) {
    setIn(scopeOf(execution), name, value);
  }

  /** The scope around the execution's activity. */
  public static ActivityExecution scopeOf(DelegateExecution execution) {
    ExecutionEntity entity = (ExecutionEntity) execution;
    return entity.findExecutionForFlowScope(entity.getActivity().getFlowScope());
  }

  /** Sets the variable in that scope itself. */
  public static void setIn(ActivityExecution scope, String name, Map<String, ?> value) {
    scope.setVariableLocal(name, Json.variable(value));
  }
}
