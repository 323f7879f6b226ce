package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskAssignment;

/** Runs one Azure Batch task from its assignment to a node until it is completed. */
public interface TaskRunner {

  /**
   * Fetches the resource files, runs the command line as often as the task's retry count allows and
   * uploads the output files. Blocks; interrupting the thread terminates the task: its processes
   * are ended and nothing is uploaded.
   */
  TaskOutcome run(TaskAssignment assignment, ProgressListener progress) throws InterruptedException;
}
