package io.github.azurebatch.camunda.impl.engine.wait.end;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.core.variable.mapping.IoMapping;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** What a model, or its application, has the engine run when an activity ends. */
final class ModelCode {

  private static final String ENGINE = ProcessEngine.class.getPackageName() + ".impl.";

  /** Those whose listeners run no code of a model or an application. */
  private static final List<String> PACKAGES =
      List.of(ENGINE + "history.", ENGINE + "metrics.", "io.github.azurebatch.camunda.impl.");

  private ModelCode() {}

  /** Whether any of it may run in the transaction in which a wait ends. */
  static boolean runsAtTheEndOf(ActivityImpl activity) {
    return hasListeners(activity) || hasOutputs(activity) || hasConditions(activity);
  }

  /** An application may build listeners in as well, as the engine and the plugin do. */
  private static boolean hasListeners(ActivityImpl activity) {
    var builtIn = activity.getBuiltInListeners(ExecutionListener.EVENTNAME_END);
    return activity.getListeners(ExecutionListener.EVENTNAME_END).size() > builtIn.size()
        || !builtIn.stream().allMatch(ModelCode::isOfTheEngineOrThePlugin);
  }

  private static boolean isOfTheEngineOrThePlugin(Object listener) {
    String name = listener.getClass().getName();
    return PACKAGES.stream().anyMatch(name::startsWith);
  }

  private static boolean hasOutputs(ActivityImpl activity) {
    IoMapping mapping = activity.getIoMapping();
    return mapping != null && !mapping.getOutputParameters().isEmpty();
  }

  /** Conditional events look at each variable that is set. */
  private static boolean hasConditions(ActivityImpl activity) {
    return activity
            .getProcessDefinition()
            .getProperties()
            .get(BpmnProperties.HAS_CONDITIONAL_EVENTS)
        == Boolean.TRUE;
  }
}
