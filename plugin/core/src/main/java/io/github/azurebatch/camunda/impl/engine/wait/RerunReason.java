package io.github.azurebatch.camunda.impl.engine.wait;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a wait was made an incident, or why its task is to be run again; kept with the wait, so that
 * any engine node knows what a retry is for.
 *
 * @param code the BPMN error code, or {@link #SAS_EXPIRY}
 * @param completed when the task that is at fault completed, or the last one of many; null if it
 *     did not, or is still to be found out
 */
public record RerunReason(
    @JsonProperty(value = "code", required = true) String code,
    @JsonProperty("completed") @Nullable Instant completed) {

  /** The task is queued, and its signatures end before it can have uploaded anything. */
  public static final RerunReason SAS_EXPIRY = new RerunReason("SasExpiry", null);

  /** An operator wants it: new tasks take the place of those that have not succeeded. */
  public static final RerunReason RESUBMISSION = new RerunReason("Resubmission", null);

  public static RerunReason of(FaultCode code, @Nullable Instant completed) {
    return new RerunReason(code.bpmnErrorCode(), completed);
  }

  /** This reason, now that it is known when the last of the tasks had completed. */
  public RerunReason at(Instant lastCompletion) {
    return new RerunReason(code, lastCompletion);
  }

  public boolean is(FaultCode other) {
    return code.equals(other.bpmnErrorCode());
  }

  /** Whether running the task again may help; else it is judged again. */
  boolean asksForRerun() {
    return equals(SAS_EXPIRY)
        || equals(RESUBMISSION)
        || is(FaultCode.TASK_FAILED)
        || is(FaultCode.UPLOAD_FAILED)
        || is(FaultCode.OUTPUT_MISSING)
        || is(FaultCode.OUTPUT_INVALID)
        || is(FaultCode.TIMEOUT);
  }
}
