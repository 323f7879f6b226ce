package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Shows the steps of waits in logs and traces. */
public record WaitSteps(Steps steps, ProcessEngineConfigurationImpl engine) {

  LogNames open(Topic topic, WatchedWait wait) {
    LogNames names = steps.ofWait(engine, wait.place());
    if (wait.progress() instanceof TaskProgress task) {
      LogNames.concerns(topic.account(), topic.jobId(), task.taskId());
    } else {
      LogNames.concerns(topic.account(), topic.jobId());
    }
    return names;
  }

  void run(Topic topic, WatchedWait wait, Runnable step) {
    steps.wait(wait.place(), topic.account(), step);
  }
}
