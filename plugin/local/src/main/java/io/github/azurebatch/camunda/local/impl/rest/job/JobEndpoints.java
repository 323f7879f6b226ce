package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.LocalAccount;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.odata.ListPage;
import io.github.azurebatch.camunda.local.impl.odata.Selection;
import io.github.azurebatch.camunda.local.impl.rest.check.Body;
import io.github.azurebatch.camunda.local.impl.rest.check.Conditions;
import io.github.azurebatch.camunda.local.impl.wire.Answer;
import io.github.azurebatch.camunda.local.impl.wire.Json;
import io.github.azurebatch.camunda.local.impl.wire.WireRequest;
import java.util.Set;

/** The operations on jobs. */
public final class JobEndpoints {

  /** What the documentation of PATCH lets a user change. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "priority",
          "maxParallelTasks",
          "allowTaskPreemption",
          "onAllTasksComplete",
          "constraints",
          "poolInfo",
          "metadata");

  private final LocalAccount account;

  public JobEndpoints(LocalAccount account) {
    this.account = account;
  }

  public Answer add(WireRequest request) {
    JobSpec spec = new JobSpec(request.json());
    String id = spec.id();
    ObjectNode checked = spec.checked();
    requirePool(checked);
    LocalJob job = account.addJob(id, checked, JobManagerSpec.read(checked));
    // not the job's id: recorded so, by two clients
    String url = request.baseUrl() + "/jobs/job-1";
    return revised(Answer.of(201).resource(url).header("Location", url), job);
  }

  public Answer list(WireRequest request) {
    return Answer.ok(
        new ListPage<LocalJob>(request, job -> JobView.of(request.baseUrl(), job))
            .page("jobs", account.jobs()));
  }

  public Answer get(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    Conditions.checkRead(request, job.revision());
    ObjectNode view = Json.object().put("odata.metadata", request.metadata("jobs/@Element"));
    view.setAll(JobView.of(request.baseUrl(), job));
    Selection.apply(request, view);
    return revised(Answer.ok(view), job);
  }

  public Answer patch(WireRequest request) {
    LocalJob job = job(request);
    Body changes = new Body(request.json()).allowing(CHANGEABLE, Set.of("networkConfiguration"));
    ObjectNode merged = job.spec().deepCopy();
    merged.setAll(changes.node());
    return change(request, job, merged);
  }

  public Answer update(WireRequest request) {
    LocalJob job = job(request);
    ObjectNode replaced = job.spec().deepCopy();
    replaced.remove(CHANGEABLE);
    replaced.setAll(new Body(request.json()).allowing(CHANGEABLE, Set.of()).node());
    return change(request, job, replaced);
  }

  /** The pool must exist, unless it is made for the job. */
  private void requirePool(ObjectNode job) {
    if (job.path("poolInfo").hasNonNull("poolId")) {
      account.pools().get(job.path("poolInfo").path("poolId").asText());
    }
  }

  private Answer change(WireRequest request, LocalJob job, ObjectNode spec) {
    ObjectNode checked = new JobSpec(spec).checked();
    requirePool(checked);
    JobRules.checkChange(job.spec(), checked);
    account.changeJob(job, checked);
    return revised(Answer.of(200).resource(request.url()), job);
  }

  public Answer delete(WireRequest request) {
    account.deleteJob(job(request));
    return Answer.of(202);
  }

  public Answer terminate(WireRequest request) {
    LocalJob job = job(request);
    String reason =
        new Body(request.json()).optionalText("terminateReason").orElse("UserTerminate");
    account.terminateJob(job, reason);
    return revised(Answer.of(202).resource(request.url()), job);
  }

  public Answer disable(WireRequest request) {
    LocalJob job = job(request);
    account.disableJob(job, new Body(request.json()).text("disableTasks"));
    return revised(Answer.of(202).resource(request.url()), job);
  }

  public Answer enable(WireRequest request) {
    LocalJob job = job(request);
    account.enableJob(job);
    return revised(Answer.of(202).resource(request.url()), job);
  }

  public Answer taskCounts(WireRequest request) {
    ObjectNode view = Json.object();
    view.put("odata.metadata", request.metadata("taskcountsresult/@Element"));
    view.setAll(TaskCounts.of(account.job(request.id(0))));
    return Answer.ok(view);
  }

  private LocalJob job(WireRequest request) {
    LocalJob job = account.job(request.id(0));
    Conditions.check(request, job.revision());
    return job;
  }

  private static Answer revised(Answer answer, LocalJob job) {
    return answer.revision(job.revision().eTag(), job.revision().lastModified());
  }
}
