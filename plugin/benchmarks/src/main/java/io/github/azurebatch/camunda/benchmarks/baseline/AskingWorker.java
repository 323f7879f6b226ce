package io.github.azurebatch.camunda.benchmarks.baseline;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** An external task worker that asks for each task that it is given, and gives back the others. */
public record AskingWorker(SdkTasks tasks, ExternalTaskService externalTasks) {

  private static final String NAME = "asking-worker";
  private static final int MOST = 100_000;
  private static final long LOCK_MILLIS = Duration.ofMinutes(1).toMillis();

  /** One round over all tasks that wait. */
  public void askForAll() {
    List<LockedExternalTask> waiting =
        externalTasks
            .fetchAndLock(MOST, NAME)
            .topic(ByHandModels.TOPIC, LOCK_MILLIS)
            .variables("jobId")
            .execute();
    waiting.forEach(this::ask);
  }

  private void ask(LockedExternalTask waiting) {
    String jobId = String.valueOf(waiting.getVariables().get("jobId"));
    if (tasks.hasCompleted(jobId, waiting.getProcessInstanceId())) {
      externalTasks.complete(waiting.getId(), NAME);
    } else {
      externalTasks.unlock(waiting.getId());
    }
  }
}
