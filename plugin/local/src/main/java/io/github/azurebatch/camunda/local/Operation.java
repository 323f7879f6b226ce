package io.github.azurebatch.camunda.local;

/**
 * The operations of the Azure Batch REST API that the local service serves: what {@link Faults} and
 * {@link Calls} name calls by. The table in this module's README says how far each is covered.
 */
public enum Operation {
  JOB_ADD("POST", "/jobs"),
  JOB_LIST("GET", "/jobs"),
  JOB_GET("GET", "/jobs/*"),
  JOB_PATCH("PATCH", "/jobs/*"),
  JOB_UPDATE("PUT", "/jobs/*"),
  JOB_DELETE("DELETE", "/jobs/*"),
  JOB_TERMINATE("POST", "/jobs/*/terminate"),
  JOB_DISABLE("POST", "/jobs/*/disable"),
  JOB_ENABLE("POST", "/jobs/*/enable"),
  JOB_TASK_COUNTS("GET", "/jobs/*/taskcounts"),
  TASK_ADD("POST", "/jobs/*/tasks"),
  TASK_ADD_COLLECTION("POST", "/jobs/*/addtaskcollection"),
  TASK_LIST("GET", "/jobs/*/tasks"),
  TASK_GET("GET", "/jobs/*/tasks/*"),
  TASK_UPDATE("PUT", "/jobs/*/tasks/*"),
  TASK_DELETE("DELETE", "/jobs/*/tasks/*"),
  TASK_TERMINATE("POST", "/jobs/*/tasks/*/terminate"),
  TASK_REACTIVATE("POST", "/jobs/*/tasks/*/reactivate"),
  FILE_LIST("GET", "/jobs/*/tasks/*/files"),
  FILE_GET("GET", "/jobs/*/tasks/*/files/*"),
  FILE_PROPERTIES("HEAD", "/jobs/*/tasks/*/files/*"),
  FILE_DELETE("DELETE", "/jobs/*/tasks/*/files/*"),
  POOL_ADD("POST", "/pools"),
  POOL_LIST("GET", "/pools"),
  POOL_GET("GET", "/pools/*"),
  POOL_EXISTS("HEAD", "/pools/*"),
  POOL_DELETE("DELETE", "/pools/*"),
  NODE_LIST("GET", "/pools/*/nodes"),
  NODE_GET("GET", "/pools/*/nodes/*"),
  SUPPORTED_IMAGES("GET", "/supportedimages"),
  NODE_COUNTS("GET", "/nodecounts");

  private final String method;
  private final String path;

  Operation(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path below the account's URL; an asterisk stands for an id. */
  public String path() {
    return path;
  }
}
