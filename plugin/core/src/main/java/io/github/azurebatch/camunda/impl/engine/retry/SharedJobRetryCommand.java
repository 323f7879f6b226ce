package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.shared.SharedJob;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Tries a Camunda job again at once where an activity has failed that only shared the job. The
 * first activity was not at fault, so no retry is counted. As a job that has failed is not shared,
 * the other activity then has a job of its own, which its retries and its incident are of. Another
 * command retries all other Camunda jobs.
 */
final class SharedJobRetryCommand extends DefaultJobRetryCmd {

  private final Command<Object> others;

  SharedJobRetryCommand(String jobId, Throwable failure, Command<Object> others) {
    super(jobId, failure);
    this.others = others;
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    if (job == null || !isOfAnotherActivity(commandContext, job)) {
      return others.execute(commandContext);
    }
    super.execute(commandContext);
    job.setDuedate(null);
    return null;
  }

  private static boolean isOfAnotherActivity(CommandContext context, JobEntity job) {
    if (!AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType())
        || job.getActivityId() == null) {
      return false;
    }
    ActivityImpl activity = ContinuationRetryCommand.activity(context, job);
    return activity != null && SharedJob.hasFailedLater(job, activity);
  }

  @Override
  protected void decrementRetries(JobEntity job) {
    // the activity of the job has not failed
  }
}
