package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Finds, or submits, what an activity waits for. */
interface TargetSource {

  /**
   * @param options how to wait for it
   */
  WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution);
}
