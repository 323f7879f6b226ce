package io.github.azurebatch.camunda.impl.engine.container.policy;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Listens for the end of the instances of processes with an activity that asks for a policy. */
public final class PolicyProcesses {

  private static final PropertyKey<Boolean> ASKS = new PropertyKey<>("azureBatchAccessPolicy");

  private PolicyProcesses() {}

  /** Records, at its deployment, that the activity may put a policy on a container. */
  public static void record(ActivityImpl activity) {
    activity.getProperties().set(ASKS, true);
  }

  /**
   * Applies to a process at the end of its deployment. The listener is built in, so that it runs as
   * well where custom ones are skipped.
   */
  public static void applyTo(ProcessDefinitionEntity definition) {
    if (asksIn(definition)) {
      definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, new InstanceEnd());
    }
  }

  private static boolean asksIn(ScopeImpl scope) {
    return scope.getActivities().stream()
        .anyMatch(
            activity ->
                Boolean.TRUE.equals(activity.getProperties().get(ASKS)) || asksIn(activity));
  }
}
