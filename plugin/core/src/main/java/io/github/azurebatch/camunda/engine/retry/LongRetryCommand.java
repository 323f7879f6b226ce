package io.github.azurebatch.camunda.engine.retry;

import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;

/** Retries by a longer cycle than the activity's own. */
final class LongRetryCommand extends DefaultJobRetryCmd {

  private final String cycle;

  LongRetryCommand(String jobId, Throwable failure, String cycle) {
    super(jobId, failure);
    this.cycle = cycle;
  }

  @Override
  public FailedJobRetryConfiguration getFailedJobRetryConfiguration(
      JobEntity job, ActivityImpl activity) {
    return ParseUtil.parseRetryIntervals(cycle);
  }
}
