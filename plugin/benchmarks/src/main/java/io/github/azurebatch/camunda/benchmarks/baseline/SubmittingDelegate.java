package io.github.azurebatch.camunda.benchmarks.baseline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Submits a task that something else asks for. */
record SubmittingDelegate(SdkTasks tasks) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    tasks.submit((String) execution.getVariable("jobId"), execution.getProcessInstanceId());
  }
}
