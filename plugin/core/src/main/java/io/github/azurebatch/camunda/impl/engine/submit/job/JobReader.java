package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.impl.batch.job.JobConstraints;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.sdk.model.RestFields;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.input.NamedValues;
import io.github.azurebatch.camunda.impl.engine.input.RestForms;
import io.github.azurebatch.camunda.impl.engine.secret.Secrets;
import io.github.azurebatch.camunda.impl.engine.submit.EnvironmentReader;
import io.github.azurebatch.camunda.impl.engine.submit.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOwner;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the inputs of the activity that creates an Azure Batch job; nothing is sent. */
public final class JobReader {

  /** Inputs that are fields of the REST API as they are, and how they are read. */
  private static final Map<String, Function<Object, Object>> FIELDS =
      Map.of(
          AzureBatchInputs.DISPLAY_NAME,
          RestForms::displayName,
          AzureBatchInputs.PRIORITY,
          RestForms::number,
          AzureBatchInputs.MAX_PARALLEL_TASKS,
          RestForms::number,
          AzureBatchInputs.ALLOW_TASK_PREEMPTION,
          RestForms::flag,
          AzureBatchInputs.USES_TASK_DEPENDENCIES,
          RestForms::flag,
          AzureBatchInputs.ON_ALL_TASKS_COMPLETE,
          RestForms.choice(Choice.ON_ALL_TASKS_COMPLETE),
          AzureBatchInputs.ON_TASK_FAILURE,
          RestForms.choice(Choice.ON_TASK_FAILURE),
          AzureBatchInputs.NETWORK_CONFIGURATION,
          RestForms::object);

  private final JobManagerReader jobManagers;
  private final EnvironmentReader environments;
  private final AutoPoolReader autoPools;

  public JobReader(TaskSubmissionReader tasks, Secrets secrets) {
    this.jobManagers = new JobManagerReader(tasks);
    this.environments = new EnvironmentReader(secrets);
    this.autoPools = new AutoPoolReader(secrets);
  }

  /**
   * Reads and checks everything.
   *
   * @param installationId of the process engine
   * @param owner whose the job manager task is; asked for only if there is one
   */
  public JobSubmission read(Inputs inputs, String installationId, Supplier<TaskOwner> owner) {
    String id = inputs.jobId();
    Map<String, Object> fields = fields(inputs);
    requireTasksToWaitFor(inputs);
    TaskSubmission jobManager =
        JobManagerReader.isIn(inputs) ? jobManagers.task(inputs, owner.get()) : null;
    return new JobSubmission(
        inputs.account(),
        new JobSpecification(
            id,
            fields,
            new JobConstraints(
                inputs.duration(AzureBatchInputs.MAX_WALL_CLOCK_TIME),
                inputs.number(AzureBatchInputs.MAX_TASK_RETRY_COUNT)),
            environments.read(inputs),
            metadata(inputs, installationId),
            jobManager == null ? null : jobManagers.manager(inputs, jobManager)),
        jobManager);
  }

  /** A job without tasks counts as one whose tasks are all complete, and would end at once. */
  private static void requireTasksToWaitFor(Inputs inputs) {
    if (OnAllTasksComplete.read(inputs) == OnAllTasksComplete.TERMINATE_JOB
        && !JobManagerReader.isIn(inputs)) {
      throw inputs.invalid(
          AzureBatchInputs.ON_ALL_TASKS_COMPLETE,
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
    Object autoPool = inputs.value(AzureBatchInputs.AUTO_POOL);
    if (autoPool == null) {
      return Map.of("poolId", inputs.batchId(AzureBatchInputs.POOL_ID));
    }
    if (inputs.value(AzureBatchInputs.POOL_ID) != null) {
      throw inputs.invalid(
          AzureBatchInputs.AUTO_POOL, "is given beside 'poolId'; a job has one or the other");
    }
    return Map.of(
        "autoPoolSpecification",
        inputs.checked(AzureBatchInputs.AUTO_POOL, autoPool, given -> autoPool(inputs, given)));
  }

  private Object autoPool(Inputs inputs, Object given) {
    new PoolContainers(inputs.granted()).require(RestForms.object(given));
    return autoPools.read(given, inputs.ownSecrets(AzureBatchInputs.AUTO_POOL));
  }

  private static Map<String, String> metadata(Inputs inputs, String installationId) {
    Map<String, String> metadata = new LinkedHashMap<>();
    Object value = inputs.value(AzureBatchInputs.METADATA);
    if (value != null) {
      metadata.putAll(inputs.checked(AzureBatchInputs.METADATA, value, NamedValues::read));
    }
    metadata.put(TaskMark.INSTALLATION_SETTING, installationId);
    return metadata;
  }
}
