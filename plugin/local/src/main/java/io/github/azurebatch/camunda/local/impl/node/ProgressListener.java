package io.github.azurebatch.camunda.local.impl.node;

/** Hears how far a running task is; called on the thread that runs it. */
public interface ProgressListener {

  /** The node begins with the resource files: preparing becomes running, as documented. */
  void running();

  /** The command line failed and is about to run again. */
  void retrying();
}
