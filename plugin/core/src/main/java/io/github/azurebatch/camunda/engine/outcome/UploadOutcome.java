package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.batch.FailureInformation;
import org.jspecify.annotations.Nullable;

/** What became of the upload, apart from the exit code. */
enum UploadOutcome {
  UPLOADED("uploaded"),
  NOTHING_MATCHED("nothingMatched"),
  FAILED("failed"),
  NOT_ATTEMPTED("notAttempted");

  private final String text;

  UploadOutcome(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * @param attempted whether the task ran and had output files whose condition applied
   */
  static UploadOutcome of(
      boolean attempted, Arrivals arrivals, @Nullable FailureInformation failure) {
    if (!attempted) {
      return NOT_ATTEMPTED;
    }
    if (failure != null && failure.isUploadFailure()) {
      return FAILED;
    }
    return arrivals.files().isEmpty() ? NOTHING_MATCHED : UPLOADED;
  }
}
