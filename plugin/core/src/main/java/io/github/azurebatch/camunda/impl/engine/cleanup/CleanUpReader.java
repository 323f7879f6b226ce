package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.TaskList;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.PlainText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Names;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
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

  /** What the inputs 'task' and 'jobId' say. */
  private record Selected(AccountClients account, String jobId, TaskSelection tasks) {}

  CleanUp read() {
    Object task = inputs.value(AzureBatchInputs.TASK);
    CleanUp cleanUp =
        cleanUp(
            task == null
                ? ofAllTasks()
                : inputs.checked(AzureBatchInputs.TASK, task, this::ofTasks));
    if (cleanUp.deleteJob() && !(cleanUp.tasks() instanceof AllTasks)) {
      throw inputs.invalid(
          AzureBatchInputs.DELETE_JOB,
          "deletes all tasks of the job; leave 'task' away, or 'deleteJob'");
    }
    return cleanUp;
  }

  private Selected ofAllTasks() {
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
  private Selected ofJob(Object job) {
    Map<?, ?> variable = job instanceof Map<?, ?> map ? map : Map.of();
    boolean isText = !(job instanceof Map);
    Fields fields = Fields.of(variable);
    String jobId = BatchId.check("job", isText ? PlainText.of(job).strip() : fields.text("jobId"));
    AccountClients account = isText ? inputs.account() : accountOf(fields.optionalText("account"));
    if (!isText || inputs.value(AzureBatchInputs.JOB_ID) == null) {
      inputs.marks().require(MarkedKind.BATCH_JOB, variable, Names.ofJob(account.name(), jobId));
    }
    return selected(account, jobId, new AllTasks());
  }

  private Selected ofTasks(Object value) {
    Fields fields = Fields.of(value);
    if (SubmittedTasks.isIn(fields)) {
      SubmittedTasks tasks = new GivenTasks(inputs.marks()).tasks(fields);
      if (inputs.flag(AzureBatchInputs.DELETE_BLOBS, false)) {
        throw new InvalidInputException(
            "'deleteBlobs' is for a single task; name the blobs of a list in 'files'");
      }
      return selected(accountOf(tasks.account()), tasks.jobId(), new TaskList(tasks));
    }
    SubmittedTask task = new GivenTasks(inputs.marks()).task(fields);
    if (inputs.flag(AzureBatchInputs.DELETE_BLOBS, false)) {
      OwnBlobs.requireOnly(task);
    }
    return selected(accountOf(task.account()), task.reference().jobId(), new OneTask(task));
  }

  /** The account that the input names goes before the one that the variable has. */
  private AccountClients accountOf(@Nullable String account) {
    return inputs.optionalText(AzureBatchInputs.ACCOUNT) == null
        ? inputs.granted().accounts().get(account)
        : inputs.account();
  }

  /** All rights are checked before the first effect, because blobs are deleted after tasks. */
  private Selected selected(AccountClients account, String jobId, TaskSelection tasks) {
    inputs.granted().rights().require(jobId, containers(tasks));
    return new Selected(account, jobId, tasks);
  }

  private CleanUp cleanUp(Selected selected) {
    String container = inputs.optionalText(AzureBatchInputs.DELETE_CONTAINER);
    return new CleanUp(
        selected.account(),
        selected.jobId(),
        selected.tasks(),
        inputs.value(AzureBatchInputs.TERMINATE_JOB) == null
            ? null
            : inputs.flag(AzureBatchInputs.TERMINATE_JOB, false),
        inputs.flag(AzureBatchInputs.DELETE_JOB, false),
        inputs.flag(AzureBatchInputs.DELETE_BLOBS, false),
        files(),
        container == null
            ? null
            : inputs.checked(
                AzureBatchInputs.DELETE_CONTAINER,
                container,
                given -> allowed(selected.account(), given)));
  }

  private static Stream<String> containers(TaskSelection tasks) {
    return tasks instanceof OneTask one ? one.task().containers() : Stream.of();
  }

  private String allowed(AccountClients account, String container) {
    return inputs.granted().requireContainer(account.name(), ContainerName.check(container));
  }

  private BlobLocation allowed(BlobLocation file) {
    inputs.granted().requireContainer(file.account(), file.container());
    return file;
  }

  private List<BlobLocation> files() {
    Object value = inputs.value(AzureBatchInputs.FILES);
    return value == null ? List.of() : inputs.checked(AzureBatchInputs.FILES, value, this::files);
  }

  private List<BlobLocation> files(Object value) {
    return new NamedFiles(inputs.granted().accounts(), inputs.marks())
        .read(value).stream().map(this::allowed).toList();
  }
}
