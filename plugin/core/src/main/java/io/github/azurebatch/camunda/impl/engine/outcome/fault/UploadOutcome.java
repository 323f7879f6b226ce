package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import org.jspecify.annotations.Nullable;

/** How the upload of output files ended, apart from the exit code. */
public enum UploadOutcome {
  UPLOADED("uploaded"),
  NOTHING_MATCHED("nothingMatched"),
  FAILED("failed"),
  NOT_ATTEMPTED("notAttempted"),
  /** It is not reported as failed, and its container is in no configured account. */
  UNKNOWN("unknown");

  private final String text;

  UploadOutcome(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * @param attempted whether the task ran and had output files whose condition applied
   * @param elsewhere whether some of them go to containers of no configured account
   */
  public static UploadOutcome of(
      boolean attempted,
      boolean elsewhere,
      Arrivals arrivals,
      @Nullable FailureInformation failure) {
    if (!attempted) {
      return NOT_ATTEMPTED;
    }
    if (failure != null && failure.isUploadFailure()) {
      return FAILED;
    }
    if (arrivals.files().isEmpty()) {
      return elsewhere ? UNKNOWN : NOTHING_MATCHED;
    }
    return UPLOADED;
  }
}
