package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.file.TaskFile;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One Azure Batch account. Each REST call is tried at most three times with a pause (the service's
 * {@code Retry-After} where it gives one), 60 s in all, then throws. Adding what exists already
 * takes two calls (a job that this node has seen before: one), and a listing takes one a page.
 * While the service throttles the account, all its calls wait together; one that would wait for
 * more than 30 s fails at once.
 *
 * <p>Every method throws {@link RefusedException} on a final refusal (400, 401, 403, not found, job
 * completed), {@link BusyException} on a state that passes slowly ({@code JobBeingDeleted}, quota),
 * {@link ThrottledException} while the account is throttled, and {@link UnavailableException} on
 * everything else, unreachable service included.
 */
public interface BatchService extends AutoCloseable {

  /**
   * Creates the job. A job of that id that is there already, takes tasks, and has the same pool, is
   * success; where a job manager task is wanted, it must have been created with this very one.
   *
   * @return when the job was created, which for a job that was there may be long ago
   * @throws InvalidInputException if a job of that id exists that does not fit
   */
  Instant createJob(JobSpecification job);

  /** The job; empty if there is none of that id. */
  Optional<JobSnapshot> job(String jobId);

  /** The ids of the jobs that are not terminated, completed or being deleted. */
  List<String> activeJobIds();

  /**
   * Ends the job and its tasks; one that has completed, is being deleted or is gone is success.
   *
   * @param reason kept with the job as its terminate reason
   */
  void terminateJob(String jobId, String reason);

  /**
   * Lets the job end when all its tasks have completed, which may be at once and cannot be taken
   * back. One that has completed, is being deleted or is gone is success.
   */
  void endJobAfterItsTasks(String jobId);

  /** Deletes the job with its tasks; one that is being deleted or is gone is success. */
  void deleteJob(String jobId);

  /**
   * Adds the task. A task of that id that carries the same {@link TaskSpecification#key()} is this
   * very task, submitted by a try whose transaction was lost: success, also where the job has ended
   * with it since.
   *
   * @return when the task was added, which for a retry may be long ago
   * @throws InvalidInputException if a task of that id exists and has another key
   */
  Instant addTask(TaskSpecification task);

  /**
   * Adds any number of tasks to one job, up to 100 tasks and 1 MiB a request. What is wrong with a
   * task is in its result, and hinders no other task; what is wrong with a request as a whole is
   * thrown, and may leave tasks added. Adding the same tasks again is safe, as with {@link
   * #addTask}.
   *
   * @return a result for each task, in their order
   * @throws InvalidInputException if an id is none, or two tasks have the same; nothing is added
   */
  List<TaskAddResult> addTasks(String jobId, List<TaskSpecification> tasks);

  /**
   * Adds a copy of a task under a new id, with freshly signed URLs.
   *
   * @param original stays as it is
   * @param signer signs every URL of output and resource files that has a signature
   * @return when the copy was added
   * @throws RefusedException if the task is gone, or has a password that the service does not tell
   */
  Instant addAgain(TaskReference original, TaskCopy copy, UrlSigner signer);

  /**
   * The tasks of the job that completed at or after {@code since}, in one listing of the few fields
   * that {@link TaskSnapshot} has.
   */
  CompletedTasks completedTasks(String jobId, OffsetDateTime since);

  /** Those of the named tasks that have completed. */
  CompletedTasks completedTasks(String jobId, Collection<String> taskIds);

  /** The tasks of the job that have not completed. */
  List<TaskSnapshot> openTasks(String jobId);

  /** The same, but so many at most: no more are fetched than the pages that have them. */
  List<TaskSnapshot> openTasks(String jobId, int most);

  /**
   * The tasks of the job that have not completed, and that carry a {@link TaskMark}; none if the
   * job is being deleted or is gone.
   */
  List<OwnedTask> ownedOpenTasks(String jobId);

  /** Those of the named tasks that exist, in any state. */
  List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds);

  /** All the tasks of the job. */
  List<TaskSnapshot> tasks(String jobId);

  /** Whether the job has tasks, or tasks that have not completed; one call. */
  boolean hasTasks(String jobId, boolean open);

  /**
   * Shows the tasks of the job in the service's order, a page at a time: for more of them than
   * should be held at once.
   *
   * @param most so many tasks are shown at most
   * @return whether these were all
   */
  boolean visitTasks(String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor);

  /** The task as it was added; empty if it, or its job, is gone. */
  Optional<TaskDefinition> definition(TaskReference task);

  /** Ends the task; one that has completed, or is gone, is success. */
  void terminateTask(TaskReference task);

  /** Deletes the task with its directory on the node; one that is gone is success. */
  void deleteTask(TaskReference task);

  /**
   * Makes a completed task run again. The service does this only with tasks that failed, in a job
   * that is active.
   *
   * @throws RefusedException if it cannot be, with the service's code
   */
  void reactivateTask(TaskReference task);

  /**
   * The end of a file of the task's directory, from the node that ran it.
   *
   * @param path such as {@code stdout.txt} or {@code wd/result.json}
   * @param lastBytes how much of its end to read at most
   * @return empty if the file, the task or the node is gone or cannot be reached
   */
  Optional<TaskFile> taskFile(TaskReference task, String path, int lastBytes);

  /** The pool; empty if there is none of that id. */
  Optional<PoolSnapshot> pool(String poolId);

  /** The nodes of the pool. */
  List<NodeSnapshot> nodes(String poolId);

  /**
   * One cheap call, for a job that nobody has: tells whether the account can be reached and knows
   * who calls.
   */
  default void check() {
    job("camunda-azure-batch-check");
  }

  @Override
  void close();
}
