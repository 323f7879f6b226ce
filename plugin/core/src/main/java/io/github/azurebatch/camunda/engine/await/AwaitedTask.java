package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Says for which Azure Batch task an activity waits. */
interface AwaitedTask {

  SubmittedTask of(Inputs inputs, DelegateExecution execution);
}
