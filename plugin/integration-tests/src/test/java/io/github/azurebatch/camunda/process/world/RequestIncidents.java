package io.github.azurebatch.camunda.process.world;

import io.github.azurebatch.camunda.process.support.Engines;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Incident;

/** The incidents of requests that went wrong for longer than they are tried. */
final class RequestIncidents {

  private RequestIncidents() {}

  /** Says what failed, of which account, and what to do. */
  static boolean isClear(String message) {
    return message.matches(
        "[A-Z][a-z]+ing .* of (Batch|storage) account '.*' failed: .*\\. (Check .*|It may work when"
            + " tried again.*|.*; it may work when tried again)");
  }

  /** Tries once more what has failed, a Camunda job or the one wait. */
  static void retry(Incident incident, ManagementService management, Engines engines) {
    if (incident.getIncidentType().equals(Incident.FAILED_JOB_HANDLER_TYPE)) {
      management.setJobRetries(incident.getConfiguration(), 1);
    } else {
      engines.retryTheWait();
    }
  }
}
