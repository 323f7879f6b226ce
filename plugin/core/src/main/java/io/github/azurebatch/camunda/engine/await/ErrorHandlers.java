package io.github.azurebatch.camunda.engine.await;

import org.camunda.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;

/**
 * Finds out whether a model catches a BPMN error. The engine's default for one that nobody catches
 * ends the scope quietly, and the fault would be lost.
 */
final class ErrorHandlers {

  private ErrorHandlers() {}

  static boolean areThereFor(String errorCode, ExecutionEntity execution) {
    ErrorDeclarationForProcessInstanceFinder finder =
        new ErrorDeclarationForProcessInstanceFinder(null, errorCode, execution.getActivity());
    ActivityExecutionHierarchyWalker walker = new ActivityExecutionHierarchyWalker(execution);
    walker.addScopePreVisitor(finder);
    walker.walkUntil(tuple -> tuple == null || finder.getErrorEventDefinition() != null);
    return finder.getErrorEventDefinition() != null;
  }
}
