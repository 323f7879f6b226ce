package io.github.azurebatch.camunda.impl.batch.task;

import org.jspecify.annotations.Nullable;

/**
 * The owner of a task. It is stored in environment settings of the task, so that it can be read as
 * long as the task exists.
 *
 * @param key identifies one entry of an activity, to tell a repeated try from an id that is taken
 * @param installationId the process engine's installation
 * @param processInstanceId the Camunda process instance that the task works for
 * @param onCancel what happens to the task when its activity is cancelled; null if not set
 */
public record TaskMark(
    String key,
    @Nullable String installationId,
    @Nullable String processInstanceId,
    @Nullable String onCancel) {

  /** The environment setting that holds the key. */
  public static final String KEY_SETTING = "CAMUNDA_AZURE_BATCH_KEY";

  /** The environment setting that holds the id of the engine's installation. */
  public static final String INSTALLATION_SETTING = "CAMUNDA_AZURE_BATCH_INSTALLATION";

  /** The environment setting that holds the id of the process instance. */
  public static final String PROCESS_INSTANCE_SETTING = "CAMUNDA_AZURE_BATCH_PROCESS_INSTANCE";

  /** The environment setting that holds {@code onCancel}. */
  public static final String ON_CANCEL_SETTING = "CAMUNDA_AZURE_BATCH_ON_CANCEL";

  /** A mark with only a key. */
  public static TaskMark of(String key) {
    return new TaskMark(key, null, null, null);
  }
}
