package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;

/**
 * One entry of an activity, which owns at most one Azure Batch task.
 *
 * @param key stays the same while the engine retries the entry, and is new for the next one
 * @param installationId of the process engine
 */
public record TaskOwner(
    String key, String installationId, String activityId, String processInstanceId) {

  private static final int MAX_ID_LENGTH = 64;

  /** What the task carries, so that it can be told whose it is, and what its owner wants. */
  public TaskMark mark(OnCancel onCancel) {
    return new TaskMark(key, installationId, processInstanceId, onCancel.text());
  }

  /** The id of the task where the model gives none: readable, and the entry's own. */
  String defaultTaskId() {
    return defaultTaskId(0);
  }

  /**
   * What the ids of several tasks begin with.
   *
   * @param reserved how many characters the ids have beside
   */
  public String defaultTaskId(int reserved) {
    String readable = activityId.replaceAll("[^A-Za-z0-9_-]", "-");
    int room = MAX_ID_LENGTH - reserved - key.length() - 1;
    return readable.substring(0, Math.min(room, readable.length())) + "-" + key;
  }
}
