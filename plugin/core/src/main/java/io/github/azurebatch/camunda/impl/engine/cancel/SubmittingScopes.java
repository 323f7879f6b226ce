package io.github.azurebatch.camunda.impl.engine.cancel;

import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Adds the listeners that terminate open tasks to the scopes whose activities submit tasks. */
public final class SubmittingScopes {

  private static final PropertyKey<Boolean> SUBMITS = new PropertyKey<>("azureBatchSubmits");
  private static final Set<ActivityStartBehavior> INTERRUPTING =
      Set.of(
          ActivityStartBehavior.INTERRUPT_EVENT_SCOPE, ActivityStartBehavior.INTERRUPT_FLOW_SCOPE);

  private SubmittingScopes() {}

  /** Records at deployment that the activity submits tasks, which its scope then owns. */
  public static void record(ActivityImpl activity) {
    activity.getProperties().set(SUBMITS, true);
  }

  /**
   * Adds the listeners to the scope and all scopes below it, at the end of the deployment. They are
   * built-in listeners, which run also where a deletion skips custom ones.
   */
  public static void applyTo(ScopeImpl scope) {
    if (scope.getActivities().stream().anyMatch(SubmittingScopes::submits)) {
      scope.addBuiltInListener(ExecutionListener.EVENTNAME_END, new CancelledScope());
      scope.getActivities().stream()
          .filter(activity -> INTERRUPTING.contains(activity.getActivityStartBehavior()))
          .forEach(
              activity ->
                  activity.addBuiltInListener(
                      ExecutionListener.EVENTNAME_START, new InterruptedScope()));
    }
    scope.getActivities().forEach(SubmittingScopes::applyTo);
  }

  private static boolean submits(ActivityImpl activity) {
    return Boolean.TRUE.equals(activity.getProperties().get(SUBMITS));
  }
}
