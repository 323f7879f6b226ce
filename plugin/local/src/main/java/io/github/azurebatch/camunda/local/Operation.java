package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.wire.Urls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An operation of the REST API that the local service has. */
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

  private static final String VARIABLE = "*";

  private final String method;
  private final List<String> segments;

  Operation(String method, String path) {
    this.method = method;
    this.segments = List.of(path.split("/"));
  }

  public String method() {
    return method;
  }

  /**
   * The values of the variable segments if the path is this operation's.
   *
   * @param rawPath not decoded: the path of a task's file is one segment with encoded slashes
   */
  public Optional<List<String>> match(String rawPath) {
    String[] actual = rawPath.split("/", -1);
    if (actual.length != segments.size()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < actual.length; i++) {
      if (segments.get(i).equals(VARIABLE) && !actual[i].isEmpty()) {
        values.add(Urls.decode(actual[i]));
      } else if (!segments.get(i).equals(actual[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
