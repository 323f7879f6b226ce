package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;

/**
 * One entry of an activity, which owns at most one Azure Batch task.
 *
 * @param key stays while the engine retries the entry, and is another one for the next entry
 * @param installationId of the process engine
 */
public record TaskOwner(
    String key, String installationId, String activityId, String processInstanceId) {

  private static final int MAX_ID_LENGTH = 64;

  /** What the task carries, so that its owner and the choice of its owner can be read from it. */
  TaskMark mark(OnCancel onCancel) {
    return new TaskMark(key, installationId, processInstanceId, onCancel.text());
  }

  /** The id of the task where the model gives none: readable, and the entry's own. */
  String defaultTaskId() {
    return defaultTaskId(0);
  }

  /**
   * What the ids of several tasks begin with.
   *
   * @param reserved how many characters of the ids are not part of it
   */
  public String defaultTaskId(int reserved) {
    String readable = activityId.replaceAll("[^A-Za-z0-9_-]", "-");
    int room = MAX_ID_LENGTH - reserved - key.length() - 1;
    return readable.substring(0, Math.min(room, readable.length())) + "-" + key;
  }
}
