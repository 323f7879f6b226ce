package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.access.Resource;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.TaskList;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.storage.ContainerName;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the activity that cleans up. */
record CleanUpReader(Inputs inputs) {

  CleanUp read() {
    Object task = inputs.value(AzureBatchInputs.TASK);
    CleanUp cleanUp =
        task == null ? ofAllTasks() : inputs.checked(AzureBatchInputs.TASK, task, this::ofTasks);
    if (cleanUp.deleteJob() && !(cleanUp.tasks() instanceof AllTasks)) {
      throw inputs.invalid(
          AzureBatchInputs.DELETE_JOB,
          "deletes all tasks of the job; leave 'task' away, or 'deleteJob'");
    }
    return cleanUp;
  }

  private CleanUp ofAllTasks() {
    if (inputs.flag(AzureBatchInputs.DELETE_BLOBS, false)) {
      throw inputs.invalid(
          AzureBatchInputs.DELETE_BLOBS,
          "needs the input 'task', whose output files are known; name other blobs in 'files', or a container in 'deleteContainer'");
    }
    Object job = inputs.valueOrVariable(AzureBatchInputs.JOB_ID, AzureBatchVariables.BATCH_JOB);
    if (job == null) {
      throw inputs.invalid(
          AzureBatchInputs.JOB_ID, "is missing, and so are 'task' and the variable 'batchJob'");
    }
    return inputs.checked(AzureBatchInputs.JOB_ID, job, this::ofJob);
  }

  /** The job's id, or the variable that the activity which created the job has set. */
  private CleanUp ofJob(Object job) {
    if (!(job instanceof Map<?, ?>)) {
      String jobId = BatchId.check("job", PlainText.of(job).trim());
      return cleanUp(inputs.account(), jobId, new AllTasks());
    }
    Fields fields = Fields.of(job);
    return cleanUp(
        accountOf(fields.optionalText("account")),
        BatchId.check("job", fields.text("jobId")),
        new AllTasks());
  }

  private CleanUp ofTasks(Object value) {
    Fields fields = Fields.of(value);
    if (SubmittedTasks.isIn(fields)) {
      SubmittedTasks tasks = SubmittedTasks.from(fields);
      if (inputs.flag(AzureBatchInputs.DELETE_BLOBS, false)) {
        throw new InvalidInputException(
            "'deleteBlobs' is for a single task; name the blobs of a list in 'files'");
      }
      return cleanUp(accountOf(tasks.account()), tasks.jobId(), new TaskList(tasks));
    }
    SubmittedTask task = SubmittedTask.from(fields);
    if (inputs.flag(AzureBatchInputs.DELETE_BLOBS, false)) {
      OwnBlobs.requireOnly(task);
    }
    return cleanUp(accountOf(task.account()), task.reference().jobId(), new OneTask(task));
  }

  /** The account that the input names goes before the one that the variable has. */
  private AccountClients accountOf(@Nullable String account) {
    return inputs.optionalText(AzureBatchInputs.ACCOUNT) == null
        ? inputs.granted().accounts().get(account)
        : inputs.account();
  }

  /** All rights are checked here, because blobs are deleted after tasks. */
  private CleanUp cleanUp(AccountClients account, String jobId, TaskSelection tasks) {
    inputs.granted().rights().require(jobId, containers(tasks));
    String container = inputs.optionalText(AzureBatchInputs.DELETE_CONTAINER);
    return new CleanUp(
        account,
        jobId,
        tasks,
        inputs.value(AzureBatchInputs.TERMINATE_JOB) == null
            ? null
            : inputs.flag(AzureBatchInputs.TERMINATE_JOB, false),
        inputs.flag(AzureBatchInputs.DELETE_JOB, false),
        inputs.flag(AzureBatchInputs.DELETE_BLOBS, false),
        files(),
        container == null
            ? null
            : inputs.checked(AzureBatchInputs.DELETE_CONTAINER, container, this::allowed));
  }

  private static Stream<String> containers(TaskSelection tasks) {
    return tasks instanceof OneTask one ? one.task().containers() : Stream.of();
  }

  private String allowed(String container) {
    return inputs.granted().rights().require(Resource.CONTAINER, ContainerName.check(container));
  }

  private BlobLocation allowed(BlobLocation file) {
    inputs.granted().rights().require(Resource.CONTAINER, file.container());
    return file;
  }

  private List<BlobLocation> files() {
    Object value = inputs.value(AzureBatchInputs.FILES);
    return value == null ? List.of() : inputs.checked(AzureBatchInputs.FILES, value, this::files);
  }

  private List<BlobLocation> files(Object value) {
    return new NamedFiles(inputs.granted().accounts())
        .read(value).stream().map(this::allowed).toList();
  }
}
