package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * What the model gives to wait for: a job or a task that it names by its id, or else what an
 * earlier activity submitted.
 */
record GivenTarget(Clock clock) implements TargetSource {

  @Override
  public WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution) {
    return source(inputs).target(inputs, options, execution);
  }

  private TargetSource source(Inputs inputs) {
    if (NamedJob.isIn(inputs)) {
      return new NamedJob(clock);
    }
    return NamedTask.isIn(inputs) ? new NamedTask(clock) : new EarlierTask();
  }
}
