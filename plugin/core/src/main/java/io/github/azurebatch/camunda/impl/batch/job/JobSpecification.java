package io.github.azurebatch.camunda.impl.batch.job;

import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Azure Batch job to create.
 *
 * @param fields in the form of the REST API: {@code poolInfo}, {@code priority}, {@code
 *     onAllTasksComplete} and others; they may have passwords of an auto pool
 * @param environment of all its tasks
 * @param metadata names and values that the service stores and does not use
 * @param jobManager the task that the service starts with the job; null for none
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/job/add-job">REST API, Job - Add
 *     Job</a>
 */
public record JobSpecification(
    String id,
    Map<String, Object> fields,
    JobConstraints constraints,
    TaskEnvironment environment,
    Map<String, String> metadata,
    @Nullable JobManager jobManager) {

  public JobSpecification {
    fields = Map.copyOf(fields);
    metadata = new LinkedHashMap<>(metadata);
  }

  /** A job with only the pool that runs its tasks. */
  public JobSpecification(String id, String poolId) {
    this(
        id,
        Map.of("poolInfo", Map.of("poolId", poolId)),
        JobConstraints.NONE,
        TaskEnvironment.EMPTY,
        Map.of(),
        null);
  }

  /** The pool's id; null for an auto pool. */
  public @Nullable String poolId() {
    Object id = fields.get("poolInfo") instanceof Map<?, ?> pool ? pool.get("poolId") : null;
    return id == null ? null : id.toString();
  }

  public boolean usesTaskDependencies() {
    return Boolean.TRUE.equals(fields.get("usesTaskDependencies"));
  }

  /** The same job with more metadata. */
  public JobSpecification with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(metadata);
    all.putAll(more);
    return new JobSpecification(id, fields, constraints, environment, all, jobManager);
  }

  @Override
  public String toString() {
    return "JobSpecification[id=" + id + ", fields=" + fields.keySet() + "]";
  }
}
