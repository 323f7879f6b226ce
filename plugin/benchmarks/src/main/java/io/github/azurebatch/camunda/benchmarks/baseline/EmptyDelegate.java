package io.github.azurebatch.camunda.benchmarks.baseline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Does nothing: what is left is what the engine costs. */
record EmptyDelegate() implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    // nothing
  }
}
