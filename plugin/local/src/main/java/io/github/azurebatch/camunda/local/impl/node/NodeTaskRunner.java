package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.local.TaskAssignment.NodeTraits;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import io.github.azurebatch.camunda.local.impl.node.transfer.download.AutoStorage;
import io.github.azurebatch.camunda.local.impl.node.transfer.download.ResourceFiles;
import io.github.azurebatch.camunda.local.impl.node.transfer.upload.OutputFiles;
import io.github.azurebatch.camunda.local.impl.node.transfer.upload.UploadListener;
import io.github.azurebatch.camunda.local.impl.os.Enclosures;
import java.time.Duration;
import java.util.Optional;

/**
 * A node that runs command lines as processes of this machine.
 *
 * <p>Documented: the directories and environment variables, that a task is running while its
 * resource files are fetched and its time counts from there, that the command line runs under no
 * shell, that only a non-zero exit code is retried, and that a failed upload leaves the exit code
 * as it is. Inferred: that output files are uploaded once, after the last retry; that a task ended
 * by {@code maxWallClockTime} is not retried, has the exit code of a killed process and uploads
 * like one that failed; that processes in the background end with the command line; that a task
 * whose command line never ran uploads nothing; and, where the exit code is not zero <em>and</em>
 * an upload failed, that the exit code's failure information wins (as the documentation lets exit
 * codes win in {@code exitConditions}) and the failed upload is seen only in {@code
 * fileuploaderr.txt}.
 */
public final class NodeTaskRunner implements TaskRunner {

  private static final Duration TRANSFER_TIMEOUT = Duration.ofMinutes(2);

  private final MovableClock clock;
  private final Enclosures enclosures;
  private final ManagedIdentities identities;
  private final ResourceFiles resourceFiles;
  private final OutputFiles outputFiles;

  /** A node whose Batch account has no auto-storage account. */
  public NodeTaskRunner(MovableClock clock) {
    this(
        clock,
        Enclosures.best(),
        AutoStorage.none(),
        ManagedIdentities.none(),
        UploadListener.NOBODY);
  }

  /**
   * @param enclosures hold together the processes of a task
   * @param identities lets the identities of pools into storage
   * @param uploads is told of each blob that is uploaded
   */
  public NodeTaskRunner(
      MovableClock clock,
      Enclosures enclosures,
      AutoStorage autoStorage,
      ManagedIdentities identities,
      UploadListener uploads) {
    this(clock, enclosures, autoStorage, identities, new StorageAccess(TRANSFER_TIMEOUT), uploads);
  }

  private NodeTaskRunner(
      MovableClock clock,
      Enclosures enclosures,
      AutoStorage autoStorage,
      ManagedIdentities identities,
      StorageAccess storage,
      UploadListener uploads) {
    this.clock = clock;
    this.enclosures = enclosures;
    this.identities = identities;
    this.resourceFiles = new ResourceFiles(storage, autoStorage);
    this.outputFiles = new OutputFiles(storage, clock, uploads);
  }

  @Override
  public TaskOutcome run(TaskAssignment assignment, ProgressListener progress)
      throws InterruptedException {
    Work work = UnsupportedWork.of(assignment).orElseGet(() -> new ProcessWork(clock, enclosures));
    return run(assignment, progress, work);
  }

  TaskOutcome run(TaskAssignment assignment, ProgressListener progress, Work work)
      throws InterruptedException {
    TaskWorkplace workplace = TaskWorkplace.create(assignment);
    progress.running();
    try {
      resourceFiles.fetch(assignment.task().path("resourceFiles"), context(workplace));
    } catch (TransferException e) {
      return new TaskOutcome(null, TaskFailures.of(e));
    }
    return outcome(new RepeatedWork(work, progress, clock).run(workplace), workplace);
  }

  MovableClock clock() {
    return clock;
  }

  private TaskOutcome outcome(WorkResult result, TaskWorkplace workplace)
      throws InterruptedException {
    if (result instanceof WorkResult.TimedOut timedOut) {
      upload(workplace, timedOut.exitCode());
      return new TaskOutcome(timedOut.exitCode(), TaskFailures.taskEnded());
    }
    if (result instanceof WorkResult.Exited exited) {
      return exited(exited.exitCode(), upload(workplace, exited.exitCode()));
    }
    return new TaskOutcome(null, ((WorkResult.NotStarted) result).failureInfo());
  }

  private static TaskOutcome exited(int exitCode, Optional<TransferException> uploadFailure) {
    return exitCode == 0
        ? new TaskOutcome(exitCode, uploadFailure.map(TaskFailures::of).orElse(null))
        : new TaskOutcome(exitCode, TaskFailures.exitCode());
  }

  private Optional<TransferException> upload(TaskWorkplace workplace, int exitCode)
      throws InterruptedException {
    return outputFiles.upload(
        workplace.assignment().task().path("outputFiles"), context(workplace), exitCode);
  }

  private TransferContext context(TaskWorkplace workplace) {
    NodeTraits node = workplace.assignment().traits();
    return new TransferContext(
        workplace.node(),
        workplace.directory(),
        workplace.environment(),
        node.isWindows(),
        (url, id) -> node.hasIdentity(id) ? identities.authorized(url, id) : url);
  }
}
