package io.github.azurebatch.camunda.impl.engine.error;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.helper.ErrorDeclarationForProcessInstanceFinder;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionHierarchyWalker;
import org.camunda.bpm.engine.impl.tree.ActivityExecutionMappingCollector;

/**
 * Where a model catches a BPMN error.
 *
 * @param scope the scope around the activity or event that catches it, maybe of a calling process
 * @param called the called process instances that the error ends on its way, innermost first
 */
record ErrorHandler(ActivityExecution scope, List<ActivityExecution> called) {

  /** Empty if nothing catches the error. */
  static Optional<ErrorHandler> of(String errorCode, ExecutionEntity execution) {
    ErrorDeclarationForProcessInstanceFinder finder =
        new ErrorDeclarationForProcessInstanceFinder(null, errorCode, execution.getActivity());
    ActivityExecutionMappingCollector executions = new ActivityExecutionMappingCollector(execution);
    Set<ActivityExecution> instances = new LinkedHashSet<>();
    ActivityExecutionHierarchyWalker walker = new ActivityExecutionHierarchyWalker(execution);
    walker.addScopePreVisitor(finder);
    walker.addExecutionPreVisitor(executions);
    walker.addExecutionPreVisitor(visited -> addIfInstance(visited, instances));
    walker.walkUntil(tuple -> tuple == null || finder.getErrorEventDefinition() != null);
    PvmActivity handler = finder.getErrorHandlerActivity();
    return handler == null
        ? Optional.empty()
        : Optional.of(of(executions.getExecutionForScope(handler.getFlowScope()), instances));
  }

  private static void addIfInstance(ActivityExecution visited, Set<ActivityExecution> instances) {
    if (visited.isProcessInstanceExecution()) {
      instances.add(visited);
    }
  }

  private static ErrorHandler of(ActivityExecution scope, Set<ActivityExecution> instances) {
    List<ActivityExecution> called = new ArrayList<>(instances);
    called.removeIf(
        instance -> instance.getProcessInstanceId().equals(scope.getProcessInstanceId()));
    return new ErrorHandler(scope, called);
  }
}
