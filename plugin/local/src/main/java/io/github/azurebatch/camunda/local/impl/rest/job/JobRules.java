package io.github.azurebatch.camunda.local.impl.rest.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;

/** What is documented of changes to a job. */
final class JobRules {

  private static final String COMPLETION = "onAllTasksComplete";

  private JobRules() {}

  /**
   * {@code onAllTasksComplete} cannot be changed back from {@code terminatejob}, not even by
   * leaving it out.
   */
  static void checkChange(ObjectNode before, ObjectNode after) {
    boolean ended = before.path(COMPLETION).asText().equals("terminatejob");
    if (ended && after.path(COMPLETION).asText().equals("noaction")) {
      throw ServiceException.invalidProperty(
          COMPLETION, "noaction", "terminatejob cannot be taken back");
    }
  }
}
