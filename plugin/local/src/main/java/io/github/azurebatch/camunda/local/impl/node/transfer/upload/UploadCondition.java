package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import java.util.Arrays;

/** When an output file is uploaded; the names are the REST API's without regard to case. */
enum UploadCondition {
  TASKSUCCESS,
  TASKFAILURE,
  TASKCOMPLETION;

  static UploadCondition of(String name) {
    return Arrays.stream(values())
        .filter(condition -> condition.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no uploadCondition".formatted(name)));
  }

  boolean appliesTo(int exitCode) {
    return switch (this) {
      case TASKSUCCESS -> exitCode == 0;
      case TASKFAILURE -> exitCode != 0;
      case TASKCOMPLETION -> true;
    };
  }
}
