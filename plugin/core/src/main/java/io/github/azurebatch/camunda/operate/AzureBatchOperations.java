package io.github.azurebatch.camunda.operate;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an operator does with waits, on any engine node. A wait is named by the id of its external
 * task.
 *
 * <p>Each operation on a wait needs the right to update its process instance, in the tenant of the
 * user who is authenticated in the engine, and writes an entry to the engine's log of user
 * operations, with the operation that its constant names. It throws the engine's {@code
 * AuthorizationException} or, for another tenant, {@code ProcessEngineException}; {@code
 * NotFoundException} where no such external task exists, such as one that has just ended; and
 * {@link InvalidInputException} where the external task is no wait of the plugin, or the operation
 * means nothing for it. An operation that meets the end of the wait, or another one, throws an
 * {@code OptimisticLockingException}: repeat it.
 *
 * <p>An operation is stored in a transaction, and lasts whatever node dies. The node that looks
 * after the Batch job learns of it in its next round, within the property {@code poll-interval}. A
 * wait of a suspended instance is changed as well, and goes on when the instance is activated.
 *
 * <p>Where the caller has a transaction of its own, such as one of Spring, an operation is part of
 * it; what says that Azure is asked before the transaction is then asked within it.
 */
public interface AzureBatchOperations {

  /** The operation {@link #pollNow} in the engine's log of user operations. */
  String POLL_NOW = "AzureBatchPollNow";

  /** The operation {@link #runAgain} in the engine's log of user operations. */
  String RUN_AGAIN = "AzureBatchRunAgain";

  /** The operation {@link #resubmit} in the engine's log of user operations. */
  String RESUBMIT = "AzureBatchResubmit";

  /** The operation {@link #terminate} in the engine's log of user operations. */
  String TERMINATE = "AzureBatchTerminate";

  /** The operation {@link #letRun} in the engine's log of user operations. */
  String LET_RUN = "AzureBatchLetRun";

  /** The operation {@link #extendTimeout} in the engine's log of user operations. */
  String EXTEND_TIMEOUT = "AzureBatchExtendTimeout";

  /** The longest time by which {@link #extendTimeout} extends a timeout: 366 days. */
  Duration LONGEST_EXTENSION = Duration.ofDays(366);

  /**
   * The Batch job of the wait is polled in the next round, whatever {@code max-poll-interval} says,
   * and its waits are read from the database anew.
   */
  void pollNow(String externalTaskId);

  /**
   * Resolves the incident of a wait as a retry in Cockpit does: failed tasks are reactivated or,
   * where that is not possible, submitted anew.
   *
   * @throws InvalidInputException if the wait is no incident
   */
  void runAgain(String externalTaskId);

  /**
   * Submits the task of the wait again as its next attempt, with fresh signatures, whether it is
   * queued, running or has ended; of a list, all its tasks that have not succeeded. The task that
   * was awaited so far is terminated as soon as the new one is there. An incident of the wait is
   * resolved, and its timeout begins anew.
   *
   * <p>Asks Azure before the transaction. What Azure refuses only after it, such as a task whose
   * container registry has a password, becomes an incident of the wait, and the task that was
   * awaited so far stays as it is.
   *
   * @throws InvalidInputException if a whole job is awaited, the task was not submitted by the
   *     plugin or does not exist any more, or its job takes no tasks any more; nothing is changed
   * @throws AzureBatchException if Azure refuses to tell, or cannot be reached; nothing is changed
   */
  void resubmit(String externalTaskId);

  /**
   * Terminates the open tasks of the wait, or the job if the whole job is awaited, whatever {@code
   * onCancel} says. A task or job of others that has taken the id is left alone. The wait then ends
   * as after any task that failed.
   *
   * <p>The calls are made by Camunda jobs after the transaction, as those of a cancellation are,
   * and need an active job executor. The poll that finds the tasks ended follows within the
   * property {@code max-poll-interval}. Where the instance has a tenant, Azure is asked before the
   * transaction whether the job is of that tenant.
   *
   * @throws InvalidInputException if the process may not use the job, or the watcher has not read
   *     the task or job yet that the model names; nothing is changed
   * @throws AzureBatchException if Azure refuses to tell, or cannot be reached; nothing is changed
   */
  void terminate(String externalTaskId);

  /**
   * Lets what the wait is for run on, whatever becomes of the wait: as if the model had {@code
   * onCancel} = {@code leave} and {@code terminateOnTimeout} = {@code false}. {@link #terminate}
   * still terminates it.
   */
  void letRun(String externalTaskId);

  /**
   * Lets the timeout pass at that time, unless it passes later or there is none. An incident for
   * the timeout ({@code AzureBatchTimeout}) is resolved; where its task was terminated, it runs
   * again. Other incidents stay, and a retry of them waits for that long.
   *
   * @param fromNow positive, at most {@link #LONGEST_EXTENSION}
   * @throws InvalidInputException if it is not
   */
  void extendTimeout(String externalTaskId, Duration fromNow);

  /**
   * Asks Azure Batch for the tasks of a wait, which the engine's database has not: their states,
   * and the compute nodes they run on. One call for a task; of a list or a whole job, one for each
   * page up to the hundredth open task. It needs the right to read the process instance, and is no
   * operation that is logged.
   *
   * @throws InvalidInputException if the process may not use the job
   * @throws AzureBatchException if Azure refuses to tell, as where the job does not exist any more,
   *     or cannot be reached
   */
  WaitLook look(String externalTaskId);

  /**
   * The page of a Batch account in the Azure portal, whose pages of jobs, tasks and nodes have no
   * addresses that Microsoft documents; empty where {@code accounts.<name>.batch.resource-id} is
   * not set or there is no such account. It asks nobody.
   *
   * @param account the name of the configured account
   */
  Optional<URI> portalUrl(String account);

  /**
   * Which node looks after which Batch job, in no order; none for those that no live node has. It
   * needs what reading the engine's properties needs: the user is an administrator, or has the
   * system permission {@code READ}.
   */
  List<JobLease> leases();

  /**
   * Writes the content of a file of outputs. A variable of the instance, running or in the history,
   * has to list exactly this file with the plugin's mark, and the instance's process has to be
   * granted its container. It needs the right to read the instance and its variables, as the
   * engine's queries do, and is no operation that is logged.
   *
   * @param account the name of the configured account
   * @param limit in bytes
   * @param to is not closed
   * @throws InvalidInputException if no variable lists the file, the container is not granted, or
   *     the file does not exist or is larger; nothing is written
   * @throws AzureBatchException if storage refuses to read it, or cannot be reached
   * @throws IOException if it is overwritten or storage fails meanwhile, or {@code to} fails; a
   *     part of it may be written
   */
  void download(
      String processInstanceId,
      String account,
      String container,
      String blob,
      long limit,
      OutputStream to)
      throws IOException;
}
