package io.github.azurebatch.camunda.impl.engine.error;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome.Faulted;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import io.github.azurebatch.camunda.impl.engine.outcome.log.LogFile;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/**
 * Reports faults as BPMN errors. Where the model catches one, it finds the results; where it does
 * not, the fault becomes an incident.
 */
public final class BpmnErrors {

  private BpmnErrors() {}

  /**
   * Sets the results of the fault where its handler sees them, and reports it.
   *
   * @param resultVariable the variable that takes what arrived in spite of the fault
   */
  public static void report(
      ExecutionEntity execution, String resultVariable, Faulted fault, ErrorChannel channel) {
    String code = fault.code().bpmnErrorCode();
    if (setResults(execution, resultVariable, fault)) {
      channel.caught(code, fault.message());
    } else {
      String message = code + ": " + fault.message();
      channel.uncaught(code, message, details(message, fault));
    }
  }

  /**
   * Sets the results in the scope around the activity. That scope has ended when a handler of an
   * outer scope looks at them, so they are set on the way to the handler as well.
   *
   * @return whether the model catches the error
   */
  private static boolean setResults(
      ExecutionEntity execution, String resultVariable, Faulted fault) {
    Map<String, Map<String, Object>> results =
        Map.of(
            resultVariable,
            Marks.of(execution).onOutputs(fault.outputs()),
            AzureBatchVariables.BATCH_ERROR,
            fault.batchError());
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

  private static String details(String message, Faulted fault) {
    return Stream.of(message, fault.logs(), json(fault.batchError()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Without the logs, which stand above it with their line breaks. */
  private static String json(Map<String, Object> batchError) {
    Map<String, Object> map = new LinkedHashMap<>(batchError);
    Stream.of(LogFile.values()).map(LogFile::field).forEach(map::remove);
    map.remove(FirstLogs.FIELD);
    return Json.write(map);
  }
}
