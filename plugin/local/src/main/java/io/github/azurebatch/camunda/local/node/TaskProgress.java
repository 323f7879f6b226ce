package io.github.azurebatch.camunda.local.node;

/** Hears how far a running task is; called on the thread that runs it. */
public interface TaskProgress {

  /** The resource files are there and the command line starts: preparing becomes running. */
  void running();

  /** The command line failed and is about to run again. */
  void retrying();
}
