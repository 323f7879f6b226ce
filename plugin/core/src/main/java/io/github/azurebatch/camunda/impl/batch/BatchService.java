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
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One Azure Batch account.
 *
 * <p>Each REST call is tried at most three times, with a pause between (the service's {@code
 * Retry-After} where it gives one) and 60 s in all, to the last byte of the answer; then it throws.
 * An answer has at most 64 MiB. A listing takes one call a page; it ends after 10,000 pages, 4 GiB
 * or four minutes, and a list that is returned has at most 1,000,000 items: more is a {@link
 * RefusedException}. To add what exists already takes two calls; for a job that this node has seen
 * before, one. While the service throttles the account, all its calls wait together, and a call
 * that would wait for more than 30 s fails at once.
 *
 * <p>Every method throws {@link RefusedException} on a final refusal (400, 401, 403, not found, job
 * completed), {@link BusyException} on a state that passes slowly ({@code JobBeingDeleted}, quota),
 * {@link ThrottledException} while the account is throttled, and {@link UnavailableException} on
 * everything else, such as a service that cannot be reached.
 *
 * <p>An open task is one that has not completed: active, preparing or running.
 */
public interface BatchService extends AutoCloseable {

  // --- Jobs

  /**
   * Creates the job. A job of that id that exists, takes tasks and has the same pool counts as
   * created; where a job manager task is wanted, the job must have been created with this very one.
   *
   * @return when the job was created, which for a job that existed may be long ago
   * @throws InvalidInputException if a job of that id exists that does not fit
   */
  Instant createJob(JobSpecification job);

  /** The job; empty if there is none of that id. */
  Optional<JobSnapshot> job(String jobId);

  /** The ids of the jobs in state active: not disabled, terminating, completed or deleting. */
  List<String> activeJobIds();

  /**
   * Terminates the job and its tasks. Does nothing if the job has completed, is being deleted or
   * does not exist.
   *
   * @param reason kept with the job as its terminateReason
   */
  void terminateJob(String jobId, String reason);

  /**
   * Sets the job's onAllTasksComplete to terminateJob: the job terminates when all its tasks have
   * completed, which may be at once and cannot be taken back. Does nothing if the job has
   * completed, is being deleted or does not exist.
   */
  void terminateJobOnAllTasksComplete(String jobId);

  /** Deletes the job with its tasks. Does nothing if it is being deleted or does not exist. */
  void deleteJob(String jobId);

  // --- Adding tasks

  /**
   * Adds the task. A task of that id with an equal {@link TaskSpecification#key()} is this very
   * task, added by an earlier try whose transaction was lost: it counts as added, also where its
   * job has completed since.
   *
   * @return when the task was added, which for a retry may be long ago
   * @throws InvalidInputException if a task of that id exists and has another key
   */
  Instant addTask(TaskSpecification task);

  /**
   * Adds any number of tasks to one job, up to 100 tasks and 1 MiB a request. A fault of one task
   * is in its result and affects no other task; a fault of a whole request is thrown, after which
   * tasks of it may have been added. To add the same tasks again is safe, as with {@link #addTask}.
   *
   * @return a result for each task, in the order of the tasks
   * @throws InvalidInputException if an id is invalid, or two tasks have the same; nothing is added
   */
  List<TaskAddResult> addTasks(String jobId, List<TaskSpecification> tasks);

  /**
   * Adds a copy of a task under a new id, with freshly signed URLs.
   *
   * @param original stays as it is
   * @param signer signs every URL of output and resource files that has a signature
   * @return when the copy was added
   * @throws RefusedException if the original does not exist, or has a password that the service
   *     does not return
   */
  Instant addCopy(TaskReference original, TaskCopy copy, UrlSigner signer);

  // --- Listing the tasks of a job

  /**
   * The tasks of the job that completed at or after {@code since}, in one listing of the few fields
   * that {@link TaskSnapshot} has.
   *
   * @param wanted which of them the answer holds; it is shown each task, and no page is kept
   */
  CompletedTasks completedTasks(String jobId, OffsetDateTime since, Predicate<TaskSnapshot> wanted);

  /** Those of the named tasks that have completed. */
  CompletedTasks completedTasks(String jobId, Collection<String> taskIds);

  /** Shows the open tasks of the job, a page at a time; a job that does not exist is refused. */
  void visitOpenTasks(String jobId, Consumer<TaskSnapshot> visitor);

  /**
   * The first open tasks of the job.
   *
   * @param prefix what their ids begin with; empty for all
   * @param most how many are returned at most; no further page is fetched
   */
  List<TaskSnapshot> openTasks(String jobId, String prefix, int most);

  /**
   * Those open tasks of the job with a {@link TaskMark} that are wanted; the others are not kept.
   * None if the job is being deleted or does not exist.
   *
   * @param wanted is shown each task once, a page at a time, with no call under way
   */
  List<OwnedTask> ownedOpenTasks(String jobId, Predicate<OwnedTask> wanted);

  /** All tasks of the job. */
  List<TaskSnapshot> tasks(String jobId);

  /**
   * Shows the tasks of the job in the service's order and a page at a time, for jobs with more
   * tasks than memory should hold at once. None if the job is being deleted or does not exist.
   *
   * @param visitor whether to go on after the task; no further page is fetched otherwise
   */
  void visitTasks(String jobId, Predicate<TaskSnapshot> visitor);

  /** Those of the named tasks that exist, in any state. */
  List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds);

  /** Whether the job has a task; one call. */
  boolean hasTasks(String jobId);

  /** Whether the job has an open task; one call. */
  boolean hasOpenTasks(String jobId);

  /**
   * Shows the tasks of the job with their definitions, as {@link #visitTasks(String, Predicate)}
   * does without; a job that does not exist is refused.
   *
   * @param most how many tasks are shown at most
   * @return whether the job has no more tasks than were shown
   */
  boolean visitTasks(String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor);

  // --- One task

  /** The task as it was added; empty if the task or its job does not exist. */
  Optional<TaskDefinition> taskDefinition(TaskReference task);

  /** Terminates the task. Does nothing if it has completed or does not exist. */
  void terminateTask(TaskReference task);

  /** Deletes the task with its directory on the node. Does nothing if it does not exist. */
  void deleteTask(TaskReference task);

  /**
   * Makes a completed task run again. The service does this only with tasks that failed, in a job
   * that is active.
   *
   * @throws RefusedException if the service does not, with the service's code
   */
  void reactivateTask(TaskReference task);

  /**
   * The end of a file of the task's directory, from the node that ran it.
   *
   * @param path such as {@code stdout.txt} or {@code wd/result.json}
   * @param lastBytes how much of its end to read at most
   * @return empty if the file, the task or the node does not exist or cannot be reached
   */
  Optional<TaskFile> taskFile(TaskReference task, String path, int lastBytes);

  // --- Pools and compute nodes

  /** The pool; empty if there is none of that id. */
  Optional<PoolSnapshot> pool(String poolId);

  /** The nodes of the pool. */
  List<NodeSnapshot> nodes(String poolId);

  // --- The account

  /**
   * Makes one cheap call, for a job that does not exist: it throws if the account cannot be
   * reached, or does not accept the credential.
   */
  default void check() {
    job("camunda-azure-batch-check");
  }

  /** Closes the connections. */
  @Override
  void close();
}
