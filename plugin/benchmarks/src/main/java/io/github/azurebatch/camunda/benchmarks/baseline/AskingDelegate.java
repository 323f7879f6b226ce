package io.github.azurebatch.camunda.benchmarks.baseline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks once whether the task has completed, for the gateway of a loop. */
record AskingDelegate(SdkTasks tasks) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String jobId = (String) execution.getVariable("jobId");
    execution.setVariable("completed", tasks.hasCompleted(jobId, execution.getProcessInstanceId()));
  }
}
