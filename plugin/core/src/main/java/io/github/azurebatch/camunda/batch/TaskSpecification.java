package io.github.azurebatch.camunda.batch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Azure Batch task to add.
 *
 * @param reference the job's id and the task's id
 * @param key whose task it is: stored as the environment setting {@link #KEY_SETTING}, and compared
 *     when the id is taken
 * @param commandLine run without a shell
 * @param environment environment settings, without the key's
 * @param resourceFiles fetched before the command line runs
 * @param outputFiles uploaded by the service when the task ends
 * @param maxWallClockTime how long the task may run; unlimited if null
 * @param maxTaskRetryCount retries after a non-zero exit code; the job's if null
 * @param retentionTime how long the task directory is kept; the service's seven days if null
 */
public record TaskSpecification(
    TaskReference reference,
    String key,
    String commandLine,
    Map<String, String> environment,
    List<ResourceFile> resourceFiles,
    List<OutputFile> outputFiles,
    @Nullable Duration maxWallClockTime,
    @Nullable Integer maxTaskRetryCount,
    @Nullable Duration retentionTime) {

  /** The environment setting that holds the key. */
  public static final String KEY_SETTING = "CAMUNDA_AZURE_BATCH_KEY";
}
