package io.github.azurebatch.camunda.local.node;

/** Work that is done again while it fails and the task's retry count allows it. */
record RepeatedWork(Work work, TaskProgress progress) {

  WorkResult run(TaskWorkplace workplace) throws InterruptedException {
    TaskConstraints constraints = TaskConstraints.of(workplace.assignment().task());
    WorkResult result = work.run(workplace, constraints.maxWallClockTime());
    for (int retries = 0; hasFailed(result) && constraints.allowsRetry(retries); retries++) {
      progress.retrying();
      result = work.run(workplace, constraints.maxWallClockTime());
    }
    return result;
  }

  /** Only an exit code is worth another try; a program that is missing will not appear. */
  private static boolean hasFailed(WorkResult result) {
    return result instanceof WorkResult.Exited exited && exited.exitCode() != 0;
  }
}
