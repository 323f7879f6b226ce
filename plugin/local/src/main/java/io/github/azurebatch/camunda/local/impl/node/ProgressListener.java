package io.github.azurebatch.camunda.local.impl.node;

/** Is called on the thread that runs a task, when the task goes on to the next stage. */
public interface ProgressListener {

  /**
   * The node begins to fetch the resource files: the task is running from now on, as documented.
   */
  void running();

  /** The command line failed and is about to run again. */
  void retrying();
}
