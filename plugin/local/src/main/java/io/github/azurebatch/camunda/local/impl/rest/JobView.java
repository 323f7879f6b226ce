package io.github.azurebatch.camunda.local.impl.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.JobState;
import io.github.azurebatch.camunda.local.impl.account.LocalJob;
import io.github.azurebatch.camunda.local.impl.wire.Json;

/** Renders a job as recorded. */
final class JobView {

  private JobView() {}

  static ObjectNode of(String baseUrl, LocalJob job) {
    ObjectNode view = Json.object();
    view.put("id", job.id()).put("url", baseUrl + "/jobs/" + job.id());
    Views.revision(view, job.revision());
    Views.time(view, "creationTime", job.creationTime());
    Views.state(view, job.states());
    view.setAll(job.spec());
    execution(view.putObject("executionInfo"), job);
    Views.previousState(view, job.states());
    return view;
  }

  private static void execution(ObjectNode info, LocalJob job) {
    Views.time(info, "startTime", job.creationTime());
    Views.time(info, "endTime", job.endTime());
    info.put("poolId", job.poolId());
    if (job.states().current() != JobState.ACTIVE && job.terminateReason() != null) {
      info.put("terminateReason", job.terminateReason());
    }
  }
}
