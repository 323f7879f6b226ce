package io.github.azurebatch.camunda.local.impl.rest.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.odata.ListPage;
import io.github.azurebatch.camunda.local.impl.odata.Selection;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.rest.check.Conditions;
import io.github.azurebatch.camunda.local.impl.rest.check.Constraints;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.Set;

/** The operations on a job's tasks. */
public final class TaskEndpoints {

  private final LocalAccount account;

  public TaskEndpoints(LocalAccount account) {
    this.account = account;
  }

  public Answer add(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    TaskSpec spec = new TaskSpec(request.json(), job.spec());
    LocalTask task = account.addTask(job, spec.id(), spec.checked());
    String url = new TaskView(request.baseUrl(), job).url(task);
    return revised(Answer.of(201).resource(url).header("Location", url), task);
  }

  public Answer list(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    TaskView view = new TaskView(request.baseUrl(), job);
    return Answer.ok(new ListPage<LocalTask>(request, view::of).page("tasks", job.tasks().byId()));
  }

  public Answer get(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = account.task(job, request.id(1));
    Conditions.checkRead(request, task.revision());
    ObjectNode view = Json.object().put("odata.metadata", request.metadata("tasks/@Element"));
    view.setAll(new TaskView(request.baseUrl(), job).of(task));
    Selection.apply(request, view);
    return revised(Answer.ok(view), task);
  }

  /** Documented: only the constraints can be changed, and what is not given is reset. */
  public Answer update(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = task(request, job);
    Body changes = new Body(request.json()).allowing(Set.of("constraints"), Set.of());
    ObjectNode spec = task.spec().deepCopy();
    spec.set("constraints", Constraints.ofTask(changes.object("constraints"), job.spec()));
    account.changeTask(task, spec);
    return revised(Answer.of(200).resource(request.url()), task);
  }

  public Answer terminate(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = task(request, job);
    account.terminateTask(job, task);
    return revised(Answer.of(204).resource(request.url()), task);
  }

  public Answer reactivate(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    LocalTask task = task(request, job);
    account.reactivateTask(job, task);
    return revised(Answer.of(204).resource(request.url()), task);
  }

  private LocalTask task(WireRequest request, LocalJob job) {
    LocalTask task = account.task(job, request.id(1));
    Conditions.check(request, task.revision());
    return task;
  }

  private static Answer revised(Answer answer, LocalTask task) {
    return answer.revision(task.revision().eTag(), task.revision().lastModified());
  }
}
