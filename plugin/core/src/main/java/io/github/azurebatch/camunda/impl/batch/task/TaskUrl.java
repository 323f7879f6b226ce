package io.github.azurebatch.camunda.impl.batch.task;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids in the URL of an Azure Batch task, such as {@code
 * https://mybatch.westeurope.batch.azure.com/jobs/work/tasks/001}. A task in the service's answers
 * has its job id only there.
 */
public record TaskUrl(String jobId, String taskId) {

  private static final Pattern PATH =
      Pattern.compile(".*?/jobs/([^/]+)/tasks/([^/]+)/?", Pattern.CASE_INSENSITIVE);

  /**
   * The ids, percent-decoded.
   *
   * @throws IllegalArgumentException if this is not the absolute URL of a task
   */
  public static TaskUrl of(URI url) {
    @Nullable String path = url.isAbsolute() ? url.getPath() : null;
    Matcher ids = PATH.matcher(path == null ? "" : path);
    if (!ids.matches()) {
      throw new IllegalArgumentException(
          "'"
              + url
              + "' is not the URL of an Azure Batch task, which is"
              + " https://<account>/jobs/<jobId>/tasks/<taskId>");
    }
    return new TaskUrl(ids.group(1), ids.group(2));
  }
}
