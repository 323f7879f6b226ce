package io.github.azurebatch.camunda.impl.engine.submit.pool;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import java.util.Optional;
import java.util.function.Function;

/** The job that a task is added to, as far as the task's request depends on it. */
public interface TargetJob {

  /**
   * How often the service runs a failed task again that says nothing of it; 0 if the job cannot be
   * read, and unlimited if below zero.
   *
   * @throws AzureBatchException if the service does not answer
   */
  int taskRetries();

  /**
   * What is wrong with the job's pool; empty if nothing is, or if the pool cannot be read.
   *
   * @throws AzureBatchException if the service does not answer
   */
  Optional<String> complaint(Function<PoolSnapshot, Optional<String>> rule);
}
