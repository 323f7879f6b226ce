package io.github.azurebatch.camunda.benchmarks.baseline;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Submits a task, and asks for it each second until it has completed. */
final class BlockingDelegate implements JavaDelegate {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SdkTasks tasks;

  BlockingDelegate(SdkTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void execute(DelegateExecution execution) throws InterruptedException {
    String jobId = (String) execution.getVariable("jobId");
    String taskId = execution.getProcessInstanceId();
    tasks.submit(jobId, taskId);
    while (!tasks.hasCompleted(jobId, taskId)) {
      Thread.sleep(PAUSE.toMillis());
    }
  }
}
