package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Says what an activity waits for. */
interface WaitTarget {

  Awaited of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution);
}
