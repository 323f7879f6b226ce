package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Says what an activity waits for. */
interface TargetInput {

  WaitTarget of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution);
}
