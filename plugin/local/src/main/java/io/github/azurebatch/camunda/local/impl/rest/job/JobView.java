package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.account.state.JobState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.rest.view.CommonFields;
import io.github.azurebatch.camunda.local.impl.wire.Json;

/** Renders a job as recorded. */
final class JobView {

  private JobView() {}

  static ObjectNode of(String baseUrl, LocalJob job) {
    ObjectNode view = Json.object();
    view.put("id", job.id()).put("url", baseUrl + "/jobs/" + job.id());
    CommonFields.revision(view, job.revision());
    CommonFields.time(view, "creationTime", job.creationTime());
    CommonFields.state(view, job.states());
    view.setAll(job.spec());
    execution(view.putObject("executionInfo"), job);
    CommonFields.previousState(view, job.states());
    return view;
  }

  private static void execution(ObjectNode info, LocalJob job) {
    CommonFields.time(info, "startTime", job.creationTime());
    CommonFields.time(info, "endTime", job.endTime());
    info.put("poolId", job.poolId());
    if (job.states().current() != JobState.ACTIVE && job.terminateReason() != null) {
      info.put("terminateReason", job.terminateReason());
    }
  }
}
