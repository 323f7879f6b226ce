package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.Accounts;
import java.time.Clock;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Turns an activity into one that waits as an external task. */
public final class AwaitBehavior {

  private final Accounts accounts;
  private final Clock clock;

  public AwaitBehavior(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Must be the engine's exact class: the validator of migration accepts no subclass. */
  public void applyTo(ActivityImpl activity) {
    activity.setScope(true);
    activity.setActivityBehavior(
        new ExternalTaskActivityBehavior(new WaitEntry(accounts, clock), null));
  }
}
