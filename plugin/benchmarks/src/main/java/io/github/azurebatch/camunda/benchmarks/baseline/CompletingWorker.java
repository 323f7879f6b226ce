package io.github.azurebatch.camunda.benchmarks.baseline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** An external task worker that completes what there is, with a variable: nothing could be less. */
public record CompletingWorker(String name, ExternalTaskService externalTasks) {

  private static final int PAGE = 100;
  private static final long LOCK_MILLIS = Duration.ofMinutes(1).toMillis();

  /**
   * Completes all that wait.
   *
   * @return how many there were
   */
  public int completeAll(Map<String, Object> variables) {
    int completed = 0;
    List<LockedExternalTask> page = fetch();
    while (!page.isEmpty()) {
      page.forEach(task -> externalTasks.complete(task.getId(), name, variables));
      completed += page.size();
      page = fetch();
    }
    return completed;
  }

  private List<LockedExternalTask> fetch() {
    return externalTasks.fetchAndLock(PAGE, name).topic(ByHandModels.TOPIC, LOCK_MILLIS).execute();
  }
}
