package io.github.azurebatch.camunda.batch;

import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/**
 * One Azure Batch account. Each REST call is tried at most three times with a pause (the service's
 * {@code Retry-After} where it gives one), 60 s in all, then throws. Adding what exists already
 * takes two calls, and a listing takes one a page.
 *
 * <p>Every method throws {@link RefusedException} on a final refusal (400, 401, 403, not found, job
 * completed), {@link BusyException} on a state that passes slowly ({@code JobBeingDeleted}, quota)
 * and {@link UnavailableException} on everything else, unreachable service included.
 */
public interface BatchService extends AutoCloseable {

  /** Opens the account. No call is made: a wrong name or key shows at the first one. */
  static BatchService open(BatchAccount account) {
    return SdkBatchService.open(account, Clock.systemUTC(), Pause.SLEEP);
  }

  /** Creates the job; a job of that id that is there already is success. */
  void createJob(JobSpecification job);

  /**
   * Adds the task. A task of that id that carries the same {@link TaskSpecification#key()} is this
   * very task, submitted by a try whose transaction was lost: success.
   *
   * @return when the task was added, which for a retry may be long ago
   * @throws InvalidInputException if a task of that id exists and has another key
   */
  Instant addTask(TaskSpecification task);

  /**
   * The tasks of the job that completed at or after {@code since}, in one listing of the few fields
   * that {@link TaskSnapshot} has.
   */
  List<TaskSnapshot> completedTasks(String jobId, OffsetDateTime since);

  /** Those of the named tasks that exist, in any state. */
  List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds);

  /** All the tasks of the job. */
  List<TaskSnapshot> tasks(String jobId);

  /** Ends the task; one that has completed, or is gone, is success. */
  void terminateTask(TaskReference task);

  @Override
  void close();
}
