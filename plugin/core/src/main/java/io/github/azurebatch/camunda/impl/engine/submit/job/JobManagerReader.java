package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.impl.batch.job.JobManager;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOptionsReader;
import io.github.azurebatch.camunda.impl.engine.submit.TaskOwner;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.submit.pool.NewJob;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the input {@code jobManagerTask}: inputs of a task, and what only a job manager has. */
final class JobManagerReader {

  private static final String KILL_JOB_ON_COMPLETION = "killJobOnCompletion";
  private static final String RUN_EXCLUSIVE = "runExclusive";
  private static final String ALLOW_LOW_PRIORITY_NODE = "allowLowPriorityNode";

  private static final Set<String> KNOWN = known();

  private final TaskSubmissionReader tasks;

  JobManagerReader(TaskSubmissionReader tasks) {
    this.tasks = tasks;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(TaskOptionsReader.OF_A_JOB_MANAGER);
    known.addAll(Set.of(KILL_JOB_ON_COMPLETION, RUN_EXCLUSIVE, ALLOW_LOW_PRIORITY_NODE));
    return Set.copyOf(known);
  }

  static boolean isIn(Inputs job) {
    return job.value(AzureBatchInputs.JOB_MANAGER_TASK) != null;
  }

  /**
   * The task, which is in the account of the job. It has the job's retries, unless it has retries
   * of its own.
   *
   * @param job the inputs of the activity that creates the job
   */
  TaskSubmission task(Inputs job, TaskOwner owner) {
    Map<String, Object> inherited = new LinkedHashMap<>();
    inherited.put(AzureBatchInputs.JOB_ID, job.text(AzureBatchInputs.JOB_ID));
    if (job.value(AzureBatchInputs.ACCOUNT) != null) {
      inherited.put(AzureBatchInputs.ACCOUNT, job.text(AzureBatchInputs.ACCOUNT));
    }
    Inputs own = nested(job).with(inherited);
    return tasks.readJobManager(
        own,
        owner,
        DefaultDestination.ofEarlier(own),
        new NewJob(
            own.account(),
            job.optionalText(AzureBatchInputs.POOL_ID),
            Objects.requireNonNullElse(job.number(AzureBatchInputs.MAX_TASK_RETRY_COUNT), 0)));
  }

  /** The task with the fields that only a job manager has. */
  JobManager manager(Inputs job, TaskSubmission task) {
    Inputs own = nested(job);
    return new JobManager(
        task.specification(),
        optionalFlag(own, KILL_JOB_ON_COMPLETION),
        optionalFlag(own, RUN_EXCLUSIVE),
        optionalFlag(own, ALLOW_LOW_PRIORITY_NODE));
  }

  private static Inputs nested(Inputs job) {
    return job.nested(AzureBatchInputs.JOB_MANAGER_TASK, KNOWN);
  }

  private static @Nullable Boolean optionalFlag(Inputs inputs, String name) {
    return inputs.value(name) == null ? null : inputs.flag(name, true);
  }
}
