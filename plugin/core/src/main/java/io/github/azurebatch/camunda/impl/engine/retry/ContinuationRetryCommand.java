package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.submit.list.Continuation;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Retries a Camunda job that goes on with an activity by that activity's retry cycle, which the
 * engine looks up for its own kinds of jobs only. Other Camunda jobs are left to the command that
 * is given.
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
