package io.github.azurebatch.camunda.impl.batch.sdk.call;

/** The operations of the REST API that calls are told apart by, in the order of its pages. */
public enum BatchOperation {
  LIST_COMPUTE_NODES("List Compute Nodes"),
  GET_TASK_FILE("Get Task File"),
  ADD_JOB("Add Job"),
  DELETE_JOB("Delete Job"),
  GET_JOB("Get Job"),
  LIST_JOBS("List Jobs"),
  PATCH_JOB("Patch Job"),
  TERMINATE_JOB("Terminate Job"),
  GET_POOL("Get Pool"),
  ADD_TASK("Add Task"),
  ADD_TASK_COLLECTION("Add Task Collection"),
  DELETE_TASK("Delete Task"),
  GET_TASK("Get Task"),
  LIST_TASKS("List Tasks"),
  REACTIVATE_TASK("Reactivate Task"),
  TERMINATE_TASK("Terminate Task");

  private final String text;

  BatchOperation(String text) {
    this.text = text;
  }

  /** As metrics show it. */
  public String text() {
    return text;
  }
}
