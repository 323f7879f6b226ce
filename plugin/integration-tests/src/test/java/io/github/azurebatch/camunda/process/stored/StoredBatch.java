package io.github.azurebatch.camunda.process.stored;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stood in Azure when the rows were recorded.
 *
 * @param recordedAt the moment of the recording
 * @param containers the blob containers
 * @param policies stored access policies that are on the containers
 * @param tasks in the order in which they were created
 */
record StoredBatch(
    String recordedAt,
    List<Job> jobs,
    List<String> containers,
    List<Policy> policies,
    List<Tasks> tasks) {

  record Job(String id, String poolId, boolean usesTaskDependencies) {}

  record Policy(String container, String id) {}

  /**
   * Tasks that differ in their ids only, which stand in their paths as {@code {id}}.
   *
   * @param exitCode null for those that are open
   * @param environment their environment settings, which say whose they are
   */
  record Tasks(
      String jobId,
      List<String> ids,
      String created,
      @Nullable Integer exitCode,
      Map<String, String> environment,
      List<File> outputFiles) {}

  record File(String pattern, String container, String path, String condition) {}
}
