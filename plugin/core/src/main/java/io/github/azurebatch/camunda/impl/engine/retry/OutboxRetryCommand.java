package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Retries a Camunda job of the outbox, which has no activity and so no retry cycle: at first soon,
 * then every hour for three days, because nothing waits for it and an outage may last a weekend.
 * Another command retries all other Camunda jobs.
 */
final class OutboxRetryCommand extends DefaultJobRetryCmd {

  private static final List<String> SOON = List.of("PT30S", "PT2M", "PT10M");
  private static final int HOURS = 72;

  private final Command<Object> others;

  OutboxRetryCommand(String jobId, Throwable failure, Command<Object> others) {
    super(jobId, failure);
    this.others = others;
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    return job != null && Outbox.isType(job.getJobHandlerType())
        ? super.execute(commandContext)
        : others.execute(commandContext);
  }

  /** The engine needs an activity here; any will do, since the cycle is not the activity's. */
  @Override
  public ActivityImpl getCurrentActivity(CommandContext commandContext, JobEntity job) {
    return new ActivityImpl("outbox", null);
  }

  @Override
  public FailedJobRetryConfiguration getFailedJobRetryConfiguration(
      JobEntity job, ActivityImpl activity) {
    List<String> pauses = new ArrayList<>(SOON);
    pauses.addAll(Collections.nCopies(HOURS, "PT1H"));
    return new FailedJobRetryConfiguration(pauses.size() + 1, pauses);
  }

  /** The cycle begins anew after a failure of another kind. */
  @Override
  protected boolean isFirstJobExecution(JobEntity job) {
    return super.isFirstJobExecution(job) || !hasFailedByAnOutage(job.getExceptionStacktrace());
  }

  private static boolean hasFailedByAnOutage(@Nullable String stackTrace) {
    return stackTrace != null
        && (stackTrace.contains(UnavailableException.class.getName())
            || stackTrace.contains(BusyException.class.getName()));
  }
}
