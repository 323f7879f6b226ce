package io.github.azurebatch.camunda.local.impl.rest.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;

/**
 * The size limits of parts of a task.
 *
 * <p>Documented: the 1,024 characters of a display name, and the 64,000 of ids that a task depends
 * on, with the error's code. Reported by users: "Total size of resourceFiles cannot be more than
 * 32768 characters", with the name of the property beside it. Inferred: that what is counted is the
 * JSON, and the code, which is the one that the service gives with such values.
 */
public final class SizeRules {

  private static final int MAX_RESOURCE_FILES = 32_768;
  private static final int MAX_DEPENDENCIES = 64_000;
  private static final int MAX_DISPLAY_NAME = 1024;

  private SizeRules() {}

  public static void check(Body task) {
    checkDisplayName(task);
    JsonNode resourceFiles = task.node().path("resourceFiles");
    if (!resourceFiles.isEmpty() && resourceFiles.toString().length() > MAX_RESOURCE_FILES) {
      throw ServiceException.tooLargeProperty("resourceFiles", MAX_RESOURCE_FILES);
    }
    long ids = 0;
    for (JsonNode id : task.node().path("dependsOn").path("taskIds")) {
      ids += id.asText().length();
    }
    if (ids > MAX_DEPENDENCIES) {
      throw new ServiceException(ErrorCode.TASK_DEPENDENCY_LIST_TOO_LONG);
    }
  }

  public static void checkDisplayName(Body taskOrJob) {
    int length = taskOrJob.optionalText("displayName").orElse("").length();
    if (length > MAX_DISPLAY_NAME) {
      throw ServiceException.invalidProperty(
          "displayName", length + " characters", "at most " + MAX_DISPLAY_NAME + " are expected");
    }
  }
}
