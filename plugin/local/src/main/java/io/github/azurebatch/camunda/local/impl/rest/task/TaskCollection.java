package io.github.azurebatch.camunda.local.impl.rest.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Endpoint;
import io.github.azurebatch.camunda.local.impl.wire.ErrorBody;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import io.github.azurebatch.camunda.local.impl.wire.WireTime;

/** Adds up to 100 tasks; each has its own result, in the form that is documented. */
public final class TaskCollection implements Endpoint {

  private static final int MAX_TASKS = 100;

  private final LocalAccount account;

  public TaskCollection(LocalAccount account) {
    this.account = account;
  }

  @Override
  public Answer answer(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    account.requireOpen(job);
    ArrayNode tasks = tasks(request.json());
    ObjectNode result = Json.object().put("odata.metadata", request.metadata("taskaddresult"));
    ArrayNode values = result.putArray("value");
    tasks.forEach(task -> values.add(add(request, job, (ObjectNode) task)));
    return Answer.ok(result);
  }

  private static ArrayNode tasks(ObjectNode body) {
    if (!(body.path("value") instanceof ArrayNode tasks)) {
      throw ServiceException.missingProperty("value");
    }
    tasks.forEach(TaskCollection::requireObject);
    if (tasks.isEmpty() || tasks.size() > MAX_TASKS) {
      throw ServiceException.invalidProperty(
          "value", tasks.size() + " tasks", "1 to 100 tasks are expected");
    }
    return tasks;
  }

  /** Looked at before the first one is added: the request as a whole is refused. */
  private static void requireObject(JsonNode task) {
    if (!task.isObject()) {
      throw ServiceException.invalidBody("'value' must hold objects");
    }
  }

  private ObjectNode add(WireRequest request, LocalJob job, ObjectNode node) {
    TaskSpec spec = new TaskSpec(node, job.spec());
    String id = node.path("id").asText();
    try {
      LocalTask task = account.addTask(job, spec.id(), spec.checked());
      return added(new TaskView(request.baseUrl(), job).url(task), task);
    } catch (ServiceException e) {
      return refused(request, id, e);
    }
  }

  private static ObjectNode added(String url, LocalTask task) {
    return Json.object()
        .put("status", "Success")
        .put("taskId", task.id())
        .put("eTag", task.revision().eTag())
        .put("lastModified", WireTime.json(task.revision().lastModified()))
        .put("location", url);
  }

  private static ObjectNode refused(WireRequest request, String id, ServiceException refusal) {
    ObjectNode result = Json.object();
    result.set("error", ErrorBody.of(refusal, request.requestId(), request.received()));
    return result.put("status", "ClientError").put("taskId", id);
  }
}
