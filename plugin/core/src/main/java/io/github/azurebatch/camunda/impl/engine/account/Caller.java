package io.github.azurebatch.camunda.impl.engine.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** Who makes a call: an activity, a Camunda job, or a thread of the plugin. */
final class Caller {

  /** The names of the plugin's threads. */
  private static final Pattern THREAD = Pattern.compile("azure-batch-([a-z]+)-.*");

  private Caller() {}

  /** The caller on this thread at this moment; found without an SQL statement. */
  static String current() {
    BpmnExecutionContext execution = Context.getBpmnExecutionContext();
    if (execution != null && execution.getExecution() != null) {
      return activity(execution.getExecution());
    }
    JobExecutorContext jobs = Context.getJobExecutorContext();
    if (jobs != null && jobs.getCurrentJob() != null) {
      return job(jobs.getCurrentJob());
    }
    return thread(Thread.currentThread().getName());
  }

  private static String activity(ExecutionEntity execution) {
    String definition = String.valueOf(execution.getProcessDefinitionId());
    int version = definition.indexOf(':');
    return "activity '%s' of process '%s'"
        .formatted(
            execution.getActivityId(), version < 0 ? definition : definition.substring(0, version));
  }

  private static String job(JobEntity job) {
    return "the Camunda job '%s' (%s)".formatted(job.getId(), job.getJobHandlerType());
  }

  private static String thread(String name) {
    Matcher own = THREAD.matcher(name);
    if (!own.matches()) {
      return "thread '" + name + "'";
    }
    // several threads look after the waits
    return own.group(1).equals("waits") ? "watcher" : own.group(1);
  }
}
