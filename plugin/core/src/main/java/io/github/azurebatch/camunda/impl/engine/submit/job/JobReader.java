package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.impl.batch.job.JobConstraints;
import io.github.azurebatch.camunda.impl.batch.job.JobManager;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.submit.EnvironmentReader;
import io.github.azurebatch.camunda.impl.engine.submit.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.engine.submit.Secrets;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOptionsReader;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOwner;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.submit.pool.NewJob;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of the activity that creates an Azure Batch job. */
public final class JobReader {

  private static final String ACCOUNT = "account";
  private static final String JOB_MANAGER = SubmittedTask.JOB_MANAGER;

  /** Inputs that are fields of the REST API as they are, and how they are read. */
  private static final Map<String, Function<Object, Object>> FIELDS =
      Map.of(
          "displayName",
          RestForms::displayName,
          "priority",
          RestForms::number,
          "maxParallelTasks",
          RestForms::number,
          "allowTaskPreemption",
          RestForms::flag,
          "usesTaskDependencies",
          RestForms::flag,
          OnAllTasksComplete.INPUT,
          RestForms::text,
          "onTaskFailure",
          RestForms::text,
          "networkConfiguration",
          RestForms::object);

  private final Accounts accounts;
  private final TaskSubmissionReader tasks;
  private final EnvironmentReader environments;
  private final AutoPoolReader autoPools;

  public JobReader(Accounts accounts, TaskSubmissionReader tasks, Secrets secrets) {
    this.accounts = accounts;
    this.tasks = tasks;
    this.environments = new EnvironmentReader(secrets);
    this.autoPools = new AutoPoolReader(secrets);
  }

  /**
   * Reads and checks everything; nothing is sent.
   *
   * @param installationId of the process engine
   * @param owner whose the job manager task is; asked for only if there is one
   */
  public JobSubmission read(Inputs inputs, String installationId, Supplier<TaskOwner> owner) {
    String id = inputs.batchId("jobId");
    Map<String, Object> fields = fields(inputs);
    requireTasksToWaitFor(inputs);
    TaskSubmission jobManager =
        inputs.value(JOB_MANAGER) == null ? null : jobManager(inputs, owner.get());
    return new JobSubmission(
        inputs.account(accounts),
        new JobSpecification(
            id,
            fields,
            new JobConstraints(
                inputs.duration("maxWallClockTime"), inputs.number("maxTaskRetryCount")),
            environments.read(inputs),
            metadata(inputs, installationId),
            jobManager == null ? null : jobManager(inputs, jobManager)),
        jobManager);
  }

  /** A job without tasks counts as one whose tasks are all complete, and would end at once. */
  private static void requireTasksToWaitFor(Inputs inputs) {
    if (OnAllTasksComplete.read(inputs) == OnAllTasksComplete.TERMINATE_JOB
        && inputs.value(JOB_MANAGER) == null) {
      throw inputs.invalid(
          OnAllTasksComplete.INPUT,
          "is terminatejob, which would end the job before its first task is submitted: a job without tasks counts as complete. Give it a job manager task, or give onAllTasksComplete to the activity that submits its last task (azureBatchSubmitTask, azureBatchSubmitTasks or azureBatchRunTask)");
    }
  }

  private Map<String, Object> fields(Inputs inputs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("poolInfo", pool(inputs));
    FIELDS.forEach(
        (name, form) -> {
          Object value = inputs.value(name);
          if (value != null) {
            fields.put(
                name, inputs.checked(name, value, given -> checked(name, form.apply(given))));
          }
        });
    return fields;
  }

  private static Object checked(String name, Object value) {
    RestFields.checkJob(name, value);
    return value;
  }

  private Map<String, Object> pool(Inputs inputs) {
    Object autoPool = inputs.value("autoPool");
    if (autoPool == null) {
      return Map.of("poolId", inputs.batchId("poolId"));
    }
    if (inputs.value("poolId") != null) {
      throw inputs.invalid("autoPool", "is given beside 'poolId'; a job has one or the other");
    }
    return Map.of("autoPoolSpecification", inputs.checked("autoPool", autoPool, autoPools::read));
  }

  private static Map<String, String> metadata(Inputs inputs, String installationId) {
    Map<String, String> metadata = new LinkedHashMap<>();
    Object value = inputs.value("metadata");
    if (value != null) {
      metadata.putAll(inputs.checked("metadata", value, NamedValues::read));
    }
    metadata.put(TaskMark.INSTALLATION_SETTING, installationId);
    return metadata;
  }

  private TaskSubmission jobManager(Inputs inputs, TaskOwner owner) {
    Map<String, Object> inherited = new LinkedHashMap<>();
    inherited.put("jobId", inputs.text("jobId"));
    if (inputs.value(ACCOUNT) != null) {
      inherited.put(ACCOUNT, inputs.text(ACCOUNT));
    }
    Inputs own = manager(inputs).with(inherited);
    return tasks.readJobManager(
        own,
        owner,
        DefaultDestination.ofEarlier(own, accounts),
        new NewJob(
            own.account(accounts),
            inputs.optionalText("poolId"),
            Objects.requireNonNullElse(inputs.number("maxTaskRetryCount"), 0)));
  }

  private static JobManager jobManager(Inputs inputs, TaskSubmission task) {
    Inputs own = manager(inputs);
    return new JobManager(
        task.specification(),
        optionalFlag(own, "killJobOnCompletion"),
        optionalFlag(own, "runExclusive"),
        optionalFlag(own, "allowLowPriorityNode"));
  }

  private static Inputs manager(Inputs inputs) {
    return inputs.nested(JOB_MANAGER, TaskOptionsReader.JOB_MANAGER_INPUTS);
  }

  private static @Nullable Boolean optionalFlag(Inputs inputs, String name) {
    return inputs.value(name) == null ? null : inputs.flag(name, true);
  }
}
