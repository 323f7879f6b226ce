package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.input.DeclaredInputs;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Camunda job of this plugin due again soon, because the engine's database failed for a
 * moment: the job keeps its retries. Another command retries all other Camunda jobs.
 */
final class PassingFailureRetryCommand extends JobRetryCmd {

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Command<Object> others;

  PassingFailureRetryCommand(String jobId, Throwable failure, Command<Object> others) {
    super(jobId, failure);
    this.others = others;
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    if (job == null || !isOurs(commandContext, job)) {
      return others.execute(commandContext);
    }
    job.unlock();
    job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(PAUSE)));
    return null;
  }

  private static boolean isOurs(CommandContext commandContext, JobEntity job) {
    if (Outbox.isType(job.getJobHandlerType()) || ContinuationRetryCommand.isContinuation(job)) {
      return true;
    }
    if (job.getProcessDefinitionId() == null || job.getActivityId() == null) {
      return false;
    }
    ActivityImpl activity = ContinuationRetryCommand.activity(commandContext, job);
    return activity != null && DeclaredInputs.areRecordedOf(activity);
  }
}
