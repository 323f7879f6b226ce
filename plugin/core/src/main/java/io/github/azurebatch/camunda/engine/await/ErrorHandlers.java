package io.github.azurebatch.camunda.engine.await;

import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionMappingCollector;

/**
 * Finds out whether a model catches a BPMN error. The engine's default for one that nobody catches
 * ends the scope quietly, and the fault would be lost.
 */
public final class ErrorHandlers {

  private ErrorHandlers() {}

  /**
   * Where the handler lies: the scope around the activity or event that catches the error, maybe of
   * a calling process; empty if nothing catches it.
   */
  public static Optional<ActivityExecution> scopeOfHandler(
      String errorCode, ExecutionEntity execution) {
    ErrorDeclarationForProcessInstanceFinder finder =
        new ErrorDeclarationForProcessInstanceFinder(null, errorCode, execution.getActivity());
    ActivityExecutionMappingCollector executions = new ActivityExecutionMappingCollector(execution);
    ActivityExecutionHierarchyWalker walker = new ActivityExecutionHierarchyWalker(execution);
    walker.addScopePreVisitor(finder);
    walker.addExecutionPreVisitor(executions);
    walker.walkUntil(tuple -> tuple == null || finder.getErrorEventDefinition() != null);
    return Optional.ofNullable(finder.getErrorHandlerActivity())
        .map(handler -> executions.getExecutionForScope(handler.getFlowScope()));
  }
}
