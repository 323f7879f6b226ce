package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;

/** Where the completed tasks of one Azure Batch job are asked for. */
public interface CompletedTaskSource {

  /** All that completed at that time or later. */
  CompletedTasks since(Instant time);

  /** Those of the named tasks that have completed. */
  CompletedTasks of(Collection<String> taskIds);

  static CompletedTaskSource of(BatchService batch, String jobId) {
    return new CompletedTaskSource() {
      @Override
      public CompletedTasks since(Instant time) {
        return batch.completedTasks(jobId, time.atOffset(ZoneOffset.UTC));
      }

      @Override
      public CompletedTasks of(Collection<String> taskIds) {
        return batch.completedTasks(jobId, taskIds);
      }
    };
  }
}
