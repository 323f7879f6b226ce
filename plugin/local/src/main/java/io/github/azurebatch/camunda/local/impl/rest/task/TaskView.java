package io.github.azurebatch.camunda.local.impl.rest.task;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.account.state.TaskExecution;
import io.github.azurebatch.camunda.local.impl.rest.view.CommonFields;
import io.github.azurebatch.camunda.local.impl.wire.Json;

/** Renders a task as recorded; its container URLs are answered with their signatures. */
final class TaskView {

  private final String baseUrl;
  private final LocalJob job;

  TaskView(String baseUrl, LocalJob job) {
    this.baseUrl = baseUrl;
    this.job = job;
  }

  String url(LocalTask task) {
    return baseUrl + "/jobs/" + job.id() + "/tasks/" + task.id();
  }

  ObjectNode of(LocalTask task) {
    ObjectNode view = Json.object().put("id", task.id()).put("url", url(task));
    CommonFields.revision(view, task.revision());
    CommonFields.time(view, "creationTime", task.creationTime());
    CommonFields.state(view, task.states());
    CommonFields.previousState(view, task.states());
    view.setAll(withoutPassword(task.spec()));
    execution(view.putObject("executionInfo"), task);
    task.node().ifPresent(node -> node(view.putObject("nodeInfo"), task, node));
    return view;
  }

  /** Inferred: the password of a container registry is not shown to those who read tasks. */
  private static ObjectNode withoutPassword(ObjectNode spec) {
    if (!spec.path("containerSettings").path("registry").has("password")) {
      return spec;
    }
    ObjectNode copy = spec.deepCopy();
    copy.withObject("/containerSettings/registry").remove("password");
    return copy;
  }

  private static void execution(ObjectNode info, LocalTask task) {
    TaskExecution execution = task.execution();
    CommonFields.time(info, "startTime", execution.startTime());
    CommonFields.time(info, "endTime", execution.endTime());
    if (execution.exitCode() != null) {
      info.put("exitCode", execution.exitCode());
    }
    if (execution.failureInfo() != null) {
      failure(info.putObject("failureInfo"), execution.failureInfo());
    }
    if (task.states().current() == TaskState.COMPLETED) {
      info.put("result", execution.isFailed() ? "failure" : "success");
    }
    info.put("retryCount", execution.retryCount());
    CommonFields.time(info, "lastRetryTime", execution.lastRetryTime());
    info.put("requeueCount", execution.requeueCount());
    CommonFields.time(info, "lastRequeueTime", execution.lastRequeueTime());
  }

  private static void failure(ObjectNode info, FailureInfo failure) {
    info.put("category", failure.category())
        .put("code", failure.code())
        .put("message", failure.message());
    if (!failure.details().isEmpty()) {
      ArrayNode details = info.putArray("details");
      failure
          .details()
          .forEach((name, value) -> details.addObject().put("name", name).put("value", value));
    }
  }

  private void node(ObjectNode info, LocalTask task, LocalNode node) {
    String url = baseUrl + "/pools/" + job.poolId() + "/nodes/" + node.id();
    String directory = "workitems/" + job.id() + "/job-1/" + task.id();
    info.put("affinityId", "TVM:" + node.id())
        .put("nodeUrl", url)
        .put("poolId", job.poolId())
        .put("nodeId", node.id())
        .put("taskRootDirectory", directory)
        .put("taskRootDirectoryUrl", url + "/files/" + directory);
  }
}
