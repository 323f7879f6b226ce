package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.submit.list.Continuation;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Retries a continuation, a Camunda job that continues an activity, by the activity's retry cycle.
 * The engine looks that cycle up for its own types of jobs only. Another command retries all other
 * Camunda jobs.
 */
final class ContinuationRetryCommand extends DefaultJobRetryCmd {

  private final Command<Object> others;

  ContinuationRetryCommand(String jobId, Throwable failure, Command<Object> others) {
    super(jobId, failure);
    this.others = others;
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    return job != null && isContinuation(job)
        ? super.execute(commandContext)
        : others.execute(commandContext);
  }

  static boolean isContinuation(JobEntity job) {
    return Continuation.TYPE.equals(job.getJobHandlerType());
  }

  @Override
  public @Nullable ActivityImpl getCurrentActivity(CommandContext commandContext, JobEntity job) {
    return activity(commandContext, job);
  }

  static @Nullable ActivityImpl activity(CommandContext commandContext, JobEntity job) {
    return commandContext
        .getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDeployedProcessDefinitionById(job.getProcessDefinitionId())
        .findActivity(job.getActivityId());
  }
}
