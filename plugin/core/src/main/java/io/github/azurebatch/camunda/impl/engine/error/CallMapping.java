package io.github.azurebatch.camunda.impl.engine.error;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.runtime.PvmExecutionImpl;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The output mappings of the call activities that an error passes. The engine applies them to the
 * call activity. If a scope on the way to the handler has variables of these names, or if the
 * mapping is local, the handler would not see the values; so they are set in the scope that the
 * error reaches next, too.
 */
final class CallMapping {

  private CallMapping() {}

  /**
   * @param results the variables that count where a mapping takes all
   */
  static void map(ErrorHandler handler, Set<String> results) {
    List<ActivityExecution> called = handler.called();
    for (int i = 0; i < called.size(); i++) {
      boolean isOutermost = i == called.size() - 1;
      map(called.get(i), isOutermost ? handler.scope() : called.get(i + 1), results);
    }
  }

  private static void map(ActivityExecution called, ActivityExecution next, Set<String> results) {
    PvmExecutionImpl call = (PvmExecutionImpl) called.getSuperExecution();
    if (call.getActivity().getActivityBehavior()
        instanceof CallableElementActivityBehavior behavior) {
      CallableElement mapping = behavior.getCallableElement();
      next.setVariables(mapped(mapping.getOutputs(), called, results));
      next.setVariablesLocal(mapped(mapping.getOutputsLocal(), called, results));
    }
  }

  private static Map<String, Object> mapped(
      List<CallableElementParameter> outputs, ActivityExecution called, Set<String> results) {
    Map<String, Object> mapped = new HashMap<>();
    for (CallableElementParameter output : outputs) {
      VariableMap values = Variables.createVariables();
      output.applyTo(called, values);
      if (output.isAllVariables()) {
        values.keySet().retainAll(results);
      }
      values.keySet().forEach(name -> mapped.put(name, values.getValueTyped(name)));
    }
    return mapped;
  }
}
