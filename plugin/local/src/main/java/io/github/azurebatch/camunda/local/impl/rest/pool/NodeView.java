package io.github.azurebatch.camunda.local.impl.rest.pool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.NodeState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.NodeCondition;
import io.github.azurebatch.camunda.local.impl.rest.view.CommonFields;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import org.jspecify.annotations.Nullable;

/** Renders a compute node: its documented properties, as far as the local service has them. */
final class NodeView {

  private static final String FAILED = "The task exited with an exit code representing a failure";

  private final String url;
  private final LocalPool pool;

  NodeView(String baseUrl, LocalPool pool) {
    this.url = baseUrl + "/pools/" + pool.id() + "/nodes/";
    this.pool = pool;
  }

  ObjectNode of(LocalNode node) {
    boolean offline = node.state() == NodeState.OFFLINE;
    ObjectNode view = Json.object().put("id", node.id()).put("url", url + node.id());
    view.put("state", node.state().toString())
        .put("schedulingState", offline ? "disabled" : "enabled");
    CommonFields.time(view, "stateTransitionTime", node.since());
    CommonFields.time(view, "lastBootTime", node.allocationTime());
    CommonFields.time(view, "allocationTime", node.allocationTime());
    view.put("affinityId", "TVM:" + node.id())
        .put("vmSize", pool.spec().path("vmSize").asText())
        .put("totalTasksRun", node.tasksRun())
        .put("runningTasksCount", node.runningTasks())
        .put("runningTaskSlotsCount", node.usedSlots())
        .put("isDedicated", node.isDedicated());
    if (pool.spec().hasNonNull("startTask")) {
      view.set("startTask", pool.spec().get("startTask"));
    }
    node.condition().ifPresent(condition -> condition(view, node, condition));
    return view;
  }

  private static void condition(ObjectNode view, LocalNode node, NodeCondition condition) {
    if (!condition.errors().isEmpty()) {
      ArrayNode errors = view.putArray("errors");
      condition
          .errors()
          .forEach(
              error ->
                  errors.addObject().put("code", error.code()).put("message", error.message()));
    }
    startTask(view, node, condition.startTaskExitCode());
  }

  /** As a task that failed is answered. */
  private static void startTask(ObjectNode view, LocalNode node, @Nullable Integer exitCode) {
    if (exitCode == null) {
      return;
    }
    ObjectNode info = view.putObject("startTaskInfo").put("state", "completed");
    CommonFields.time(info, "startTime", node.allocationTime());
    CommonFields.time(info, "endTime", node.since());
    info.put("exitCode", exitCode).put("result", "failure").put("retryCount", 0);
    ObjectNode failure =
        info.putObject("failureInfo")
            .put("category", "UserError")
            .put("code", "FailureExitCode")
            .put("message", FAILED);
    failure.putArray("details").addObject().put("name", "Message").put("value", FAILED);
  }
}
