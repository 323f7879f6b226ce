package io.github.azurebatch.camunda.impl.engine.error;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Faults as BPMN errors: what is known of them is to be seen where the model catches them. */
public final class BpmnErrors {

  private static final String ERROR_VARIABLE = "batchError";

  private BpmnErrors() {}

  /**
   * Sets the results of a fault in the scope around its activity, which is gone when a handler of
   * an outer scope looks at them, and so wherever else they are needed on the way to the handler.
   *
   * @return whether the model catches the error. The engine's default for one that nobody catches
   *     ends the scope quietly, and the fault would be lost
   */
  public static boolean setResults(
      ExecutionEntity execution, String resultVariable, Faulted fault) {
    Map<String, Map<String, Object>> results =
        Map.of(resultVariable, fault.outputs(), ERROR_VARIABLE, fault.batchError());
    Optional<ErrorHandler> handler = ErrorHandler.of(fault.code().bpmnErrorCode(), execution);
    Set<ActivityExecution> scopes = new LinkedHashSet<>();
    scopes.add(Results.scopeOf(execution));
    handler.ifPresent(found -> scopes.addAll(seenFrom(found)));
    for (ActivityExecution scope : scopes) {
      results.forEach((name, value) -> Results.setIn(scope, name, value));
    }
    handler.ifPresent(found -> CallMapping.map(found, results.keySet()));
    return handler.isPresent();
  }

  /**
   * A call activity maps what the process instance has that it called, not what its scopes have. A
   * calling process takes what its call activity maps, and nothing else.
   */
  private static List<ActivityExecution> seenFrom(ErrorHandler handler) {
    return handler.called().isEmpty() ? List.of(handler.scope()) : handler.called();
  }
}
