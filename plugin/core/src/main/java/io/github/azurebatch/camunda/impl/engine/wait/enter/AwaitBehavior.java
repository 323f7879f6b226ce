package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Turns activities into ones that wait as external tasks. */
public final class AwaitBehavior {

  private final EnterWait givenTarget;
  private final EnterWait ownTask;

  public AwaitBehavior(Steps steps, Access access, TaskSubmissionReader submissions, Clock clock) {
    givenTarget =
        new EnterWait(AzureBatchBeans.AWAIT_OUTPUTS, steps, new GivenTarget(clock), access, clock);
    ownTask =
        new EnterWait(AzureBatchBeans.RUN_TASK, steps, new OwnTask(submissions), access, clock);
  }

  /** The activity waits for what the model gives, such as the task of an earlier activity. */
  public void await(ActivityImpl activity) {
    apply(givenTarget, activity);
  }

  /** The activity submits a task when it is entered, and waits for it. */
  public void submitAndAwait(ActivityImpl activity) {
    apply(ownTask, activity);
  }

  /** Must be the engine's exact class: the validator of migration accepts no subclass. */
  private static void apply(EnterWait enterWait, ActivityImpl activity) {
    activity.setScope(true);
    activity.setActivityBehavior(new ExternalTaskActivityBehavior(enterWait, null));
    // the process goes on in the job executor, not on the watcher's thread
    activity.setAsyncAfter(true);
    // built in, so that it runs as well where custom listeners are skipped
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, new CancelledWait());
  }
}
