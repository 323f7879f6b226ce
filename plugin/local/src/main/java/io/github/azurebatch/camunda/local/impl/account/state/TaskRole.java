package io.github.azurebatch.camunda.local.impl.account.state;

/**
 * The role of a task in its job.
 *
 * @param leads whether it starts before the job's other tasks
 * @param runsAlone whether nothing else may run on its node meanwhile
 * @param endsJob whether the job ends with it
 */
public record TaskRole(boolean leads, boolean runsAlone, boolean endsJob) {

  static final TaskRole PLAIN = new TaskRole(false, false, false);

  /** The role of a job manager task. */
  public static TaskRole jobManager(boolean runsAlone, boolean endsJob) {
    return new TaskRole(true, runsAlone, endsJob);
  }
}
