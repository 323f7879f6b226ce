package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.submit.output.NeededLifetime;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputFilesResolver;
import io.github.azurebatch.camunda.impl.engine.submit.output.OutputPath;
import io.github.azurebatch.camunda.impl.engine.submit.output.ResolvedOutputFiles;
import io.github.azurebatch.camunda.impl.engine.submit.output.SignedOutputFiles;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.submit.pool.NewJob;
import io.github.azurebatch.camunda.impl.engine.submit.pool.OutputFileSupport;
import io.github.azurebatch.camunda.impl.engine.submit.pool.TargetJob;
import io.github.azurebatch.camunda.impl.engine.submit.resource.ResourceFilesReader;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Duration;
import java.util.List;

/** Reads the inputs of the activity that submits an Azure Batch task; nothing is sent. */
public final class TaskSubmissionReader {

  private final Duration resourceFileLifetime;
  private final OnCancel onCancel;
  private final KnownPools pools;
  private final TaskWarnings warnings = new TaskWarnings();
  private final Duration queueAllowance;
  private final EnvironmentReader environments;
  private final TaskOptionsReader options;
  private final OutputFilesResolver outputFiles;

  public TaskSubmissionReader(AzureBatchConfiguration configuration, KnownPools pools) {
    this.pools = pools;
    this.resourceFileLifetime = configuration.resourceFileLifetime();
    this.queueAllowance = configuration.queueAllowance();
    this.onCancel = configuration.onCancel();
    Secrets secrets = new Secrets(configuration.secrets());
    this.environments = new EnvironmentReader(secrets);
    this.options = new TaskOptionsReader(secrets);
    this.outputFiles = new OutputFilesResolver();
  }

  /**
   * Reads and checks everything. If there are output files, the job and its pool are asked for,
   * unless they are known.
   *
   * @param owner whose task it is: the id of the task where the model gives none, and the mark that
   *     tells this task from another one of its id
   * @param destination of the output files that name none
   */
  public TaskSubmission read(Inputs inputs, TaskOwner owner, DefaultDestination destination) {
    TargetJob job = pools.job(inputs.account(), inputs.jobId());
    return read(inputs, owner, destination, options.ofSubmittedTask(inputs), job);
  }

  /** Reads a job manager task, which has fewer options. */
  public TaskSubmission readJobManager(
      Inputs inputs, TaskOwner owner, DefaultDestination destination, NewJob job) {
    return read(inputs, owner, destination, options.ofJobManager(inputs), job);
  }

  private TaskSubmission read(
      Inputs inputs,
      TaskOwner owner,
      DefaultDestination destination,
      TaskOptions taskOptions,
      TargetJob job) {
    TaskReference reference = reference(inputs, owner);
    NeededLifetime own = NeededLifetime.read(inputs, queueAllowance);
    ResolvedOutputFiles resolved =
        outputFiles.resolve(
            inputs,
            OutputFilesReader.read(inputs, destination),
            new OutputPath(reference, owner.processInstanceId()),
            destination,
            own);
    // without output files the job is not asked for
    NeededLifetime needed = resolved.isEmpty() ? own : own.in(job::taskRetries);
    SignedOutputFiles signed = resolved.sign(needed);
    TaskSpecification specification =
        specification(inputs, reference, owner, signed.files(), needed, taskOptions);
    TaskSubmission task = submission(inputs, specification, resolved, signed);
    requireSupport(inputs, signed.files(), job);
    return task;
  }

  private TaskSubmission submission(
      Inputs inputs,
      TaskSpecification specification,
      ResolvedOutputFiles resolved,
      SignedOutputFiles signed) {
    return new TaskSubmission(
        inputs.account(),
        specification,
        onCancel(inputs),
        OnAllTasksComplete.read(inputs),
        resolved.declared(),
        signed.sasLifetime(),
        warnings.check(inputs, specification.commandLine(), resolved));
  }

  private static TaskReference reference(Inputs inputs, TaskOwner owner) {
    return new TaskReference(
        inputs.jobId(),
        inputs.value(AzureBatchInputs.TASK_ID) == null
            ? owner.defaultTaskId()
            : inputs.batchId(AzureBatchInputs.TASK_ID));
  }

  /** What happens to the task when its activity, or the scope around it, is cancelled. */
  public OnCancel onCancel(Inputs inputs) {
    return inputs.checked(
        AzureBatchInputs.ON_CANCEL,
        inputs.textOr(AzureBatchInputs.ON_CANCEL, onCancel.text()),
        OnCancel::parse);
  }

  /** Refuses output files that the nodes of the job's pool cannot upload. */
  private static void requireSupport(Inputs inputs, List<OutputFile> files, TargetJob job) {
    if (!files.isEmpty()) {
      job.complaint(pool -> OutputFileSupport.complaint(pool, files))
          .ifPresent(
              complaint -> {
                throw inputs.invalid(AzureBatchInputs.OUTPUT_FILES, complaint);
              });
    }
  }

  private TaskSpecification specification(
      Inputs inputs,
      TaskReference reference,
      TaskOwner owner,
      List<OutputFile> outputFiles,
      NeededLifetime needed,
      TaskOptions taskOptions) {
    return new TaskSpecification(
        reference,
        owner.mark(onCancel(inputs)),
        inputs.text(AzureBatchInputs.COMMAND_LINE),
        environments.read(inputs),
        resourceFiles(inputs, needed),
        outputFiles,
        new TaskConstraints(
            inputs.duration(AzureBatchInputs.MAX_WALL_CLOCK_TIME),
            inputs.number(AzureBatchInputs.MAX_TASK_RETRY_COUNT),
            inputs.duration(AzureBatchInputs.RETENTION_TIME)),
        taskOptions);
  }

  private List<ResourceFile> resourceFiles(Inputs inputs, NeededLifetime needed) {
    Object value = inputs.value(AzureBatchInputs.RESOURCE_FILES);
    if (value == null) {
      return List.of();
    }
    Duration shortest = needed.toTheLastStart();
    Duration lifetime =
        shortest.compareTo(resourceFileLifetime) > 0 ? shortest : resourceFileLifetime;
    return inputs.checked(
        AzureBatchInputs.RESOURCE_FILES,
        value,
        new ResourceFilesReader(inputs.granted(), inputs.marks(), lifetime)::read);
  }
}
