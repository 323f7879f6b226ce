package io.github.azurebatch.camunda.impl.engine.cancel;

import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityStartBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;

/** Listens, in the scopes whose activities submit tasks, for what cancels these. */
public final class SubmittingScopes {

  private static final PropertyKey<Boolean> SUBMITS = new PropertyKey<>("azureBatchSubmits");
  private static final Set<ActivityStartBehavior> INTERRUPTING =
      Set.of(
          ActivityStartBehavior.INTERRUPT_EVENT_SCOPE, ActivityStartBehavior.INTERRUPT_FLOW_SCOPE);

  private SubmittingScopes() {}

  /**
   * Records, at its deployment, that the activity leaves submitted tasks in the scope around it.
   */
  public static void record(ActivityImpl activity) {
    activity.getProperties().set(SUBMITS, true);
  }

  /**
   * Applies to the scope and all below it, at the end of its deployment. The listeners are built
   * in, so that they run as well where custom ones are skipped.
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
