package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.submit.output.NeededLifetime;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFiles;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesResolver;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputPath;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.submit.pool.OutputFileSupport;
import io.github.azurebatch.camunda.impl.engine.submit.resource.ResourceFilesReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the activity that submits an Azure Batch task. */
public final class TaskSubmissionReader {

  public static final String ON_ALL_TASKS_COMPLETE = "onAllTasksComplete";
  public static final String TERMINATE_JOB = "terminatejob";
  private static final String NO_ACTION = "noaction";

  private final Accounts accounts;
  private final Duration resourceFileLifetime;
  private final OnCancel onCancel;
  private final KnownPools pools;
  private final TaskWarnings warnings = new TaskWarnings();
  private final Duration queueAllowance;
  private final EnvironmentReader environments;
  private final TaskOptionsReader options;

  public TaskSubmissionReader(
      Accounts accounts, AzureBatchConfiguration configuration, KnownPools pools) {
    this.pools = pools;
    this.accounts = accounts;
    this.resourceFileLifetime = configuration.resourceFileLifetime();
    this.queueAllowance = configuration.queueAllowance();
    this.onCancel = configuration.onCancel();
    Secrets secrets = new Secrets(configuration.secrets());
    this.environments = new EnvironmentReader(secrets);
    this.options = new TaskOptionsReader(secrets);
  }

  /**
   * Reads and checks everything; nothing is sent. The pool is asked for if it is not known, and if
   * there are output files.
   *
   * @param owner whose task it is: the id of the task where the model gives none, and the mark that
   *     tells this task from someone else's
   * @param destination of the output files that name none
   */
  public TaskSubmission read(Inputs inputs, TaskOwner owner, DefaultDestination destination) {
    AccountClients account = inputs.account(accounts);
    String jobId = inputs.batchId("jobId");
    TaskSubmission task =
        read(
            inputs,
            owner,
            destination,
            options.ofSubmittedTask(inputs),
            () -> pools.taskRetries(account, jobId));
    checkPool(inputs, task, rule -> pools.complaint(account, jobId, rule));
    return task;
  }

  /**
   * The same for a job manager task, which has fewer options, and no job yet.
   *
   * @param poolId null for an auto pool
   * @param taskRetries what the job says of tasks that say nothing of it
   */
  public TaskSubmission readJobManager(
      Inputs inputs,
      TaskOwner owner,
      DefaultDestination destination,
      @Nullable String poolId,
      int taskRetries) {
    TaskSubmission task =
        read(inputs, owner, destination, options.ofJobManager(inputs), () -> taskRetries);
    if (poolId != null) {
      checkPool(inputs, task, rule -> KnownPools.complaintOn(task.account(), poolId, rule));
    }
    return task;
  }

  private TaskSubmission read(
      Inputs inputs,
      TaskOwner owner,
      DefaultDestination destination,
      TaskOptions taskOptions,
      IntSupplier taskRetries) {
    AccountClients account = inputs.account(accounts);
    TaskReference reference =
        new TaskReference(
            inputs.batchId("jobId"),
            inputs.value("taskId") == null ? owner.defaultTaskId() : inputs.batchId("taskId"));
    NeededLifetime own = NeededLifetime.read(inputs, queueAllowance);
    OutputFiles outputFiles =
        new OutputFilesResolver(accounts, inputs)
            .resolve(
                new OutputPath(reference, owner.processInstanceId()),
                destination,
                () -> inItsJob(own, destination, taskRetries));
    // without output files nobody else asks for the job
    NeededLifetime needed = outputFiles.sent().isEmpty() ? own : own.in(taskRetries);
    OnCancel whenCancelled = onCancel(inputs);
    TaskSpecification specification =
        specification(
            inputs, reference, owner.mark(whenCancelled), outputFiles.sent(), needed, taskOptions);
    return new TaskSubmission(
        account,
        specification,
        whenCancelled,
        endsJob(inputs),
        outputFiles.declared(),
        outputFiles.sasLifetime(),
        warnings.check(inputs, specification.commandLine(), outputFiles));
  }

  /** What is too much without the job's retries is refused before the job is asked for. */
  private static NeededLifetime inItsJob(
      NeededLifetime own, DefaultDestination destination, IntSupplier taskRetries) {
    destination.lifetime(own);
    return own.in(taskRetries);
  }

  /** What becomes of the task when its activity, or the scope around it, is cancelled. */
  public OnCancel onCancel(Inputs inputs) {
    return inputs.checked("onCancel", inputs.textOr("onCancel", onCancel.text()), OnCancel::parse);
  }

  /** Whether the job is to end after its tasks, of which there is one at least by then. */
  public static boolean endsJob(Inputs inputs) {
    String given = inputs.textOr(ON_ALL_TASKS_COMPLETE, NO_ACTION);
    if (!given.equalsIgnoreCase(NO_ACTION) && !given.equalsIgnoreCase(TERMINATE_JOB)) {
      throw inputs.invalid(
          ON_ALL_TASKS_COMPLETE,
          "is '%s'; allowed are %s, %s".formatted(given, NO_ACTION, TERMINATE_JOB));
    }
    return given.equalsIgnoreCase(TERMINATE_JOB);
  }

  private static void checkPool(
      Inputs inputs,
      TaskSubmission task,
      Function<Function<PoolSnapshot, Optional<String>>, Optional<String>> pool) {
    List<OutputFile> files = task.specification().outputFiles();
    if (!files.isEmpty()) {
      pool.apply(snapshot -> OutputFileSupport.complaint(snapshot, files))
          .ifPresent(
              complaint -> {
                throw inputs.invalid("outputFiles", complaint);
              });
    }
  }

  private TaskSpecification specification(
      Inputs inputs,
      TaskReference reference,
      TaskMark mark,
      List<OutputFile> outputFiles,
      NeededLifetime needed,
      TaskOptions taskOptions) {
    return new TaskSpecification(
        reference,
        mark,
        commandLine(inputs),
        environments.read(inputs),
        resourceFiles(inputs, needed),
        outputFiles,
        new TaskConstraints(
            inputs.duration("maxWallClockTime"),
            inputs.number("maxTaskRetryCount"),
            inputs.duration("retentionTime")),
        taskOptions);
  }

  private static String commandLine(Inputs inputs) {
    String commandLine = inputs.text("commandLine");
    if (Secrets.occurIn(commandLine)) {
      throw inputs.invalid(
          "commandLine",
          "names a secret, which Azure shows in lists of tasks; give it in 'environment', and let the command line read that");
    }
    return commandLine;
  }

  private List<ResourceFile> resourceFiles(Inputs inputs, NeededLifetime needed) {
    Object value = inputs.value("resourceFiles");
    if (value == null) {
      return List.of();
    }
    Duration shortest = needed.toTheLastStart();
    Duration lifetime =
        shortest.compareTo(resourceFileLifetime) > 0 ? shortest : resourceFileLifetime;
    return inputs.checked(
        "resourceFiles", value, new ResourceFilesReader(accounts, lifetime)::read);
  }
}
