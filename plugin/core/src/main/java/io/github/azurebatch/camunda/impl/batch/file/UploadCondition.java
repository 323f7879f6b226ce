package io.github.azurebatch.camunda.impl.batch.file;

import java.util.Locale;

/** When output files are uploaded. */
public enum UploadCondition {
  TASK_SUCCESS,
  TASK_FAILURE,
  TASK_COMPLETION;

  /** Whether both can apply to one task. */
  public boolean overlaps(UploadCondition other) {
    return this == other || this == TASK_COMPLETION || other == TASK_COMPLETION;
  }

  /** The name on the wire, such as {@code taskcompletion}. */
  public String wireName() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }
}
