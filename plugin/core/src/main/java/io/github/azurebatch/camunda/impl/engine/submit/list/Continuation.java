package io.github.azurebatch.camunda.impl.engine.submit.list;

import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.jspecify.annotations.Nullable;

/**
 * The Camunda job that goes on with the submission of a list. It belongs to the activity like the
 * one that entered it, whose priority, job definition and exclusiveness it takes over.
 */
public final class Continuation implements JobHandler<Continuation.NoConfiguration> {

  public static final String TYPE = "submit-azure-batch-tasks";

  private final SubmitTasksBehavior behavior;

  public Continuation(SubmitTasksBehavior behavior) {
    this.behavior = behavior;
  }

  static void send(ExecutionEntity execution) {
    CommandContext context = Context.getCommandContext();
    JobEntity current = Objects.requireNonNull(context.getCurrentJob());
    MessageEntity next = new MessageEntity();
    next.setExecution(execution);
    next.setJobHandlerType(TYPE);
    next.setJobHandlerConfiguration(new NoConfiguration());
    next.setJobDefinitionId(current.getJobDefinitionId());
    next.setProcessDefinitionId(current.getProcessDefinitionId());
    next.setProcessDefinitionKey(current.getProcessDefinitionKey());
    next.setDeploymentId(current.getDeploymentId());
    next.setTenantId(current.getTenantId());
    next.setPriority(current.getPriority());
    next.setExclusive(current.isExclusive());
    next.setRetries(Context.getProcessEngineConfiguration().getDefaultNumberOfRetries());
    next.setDuedate(current.getDuedate());
    context.getJobManager().send(next);
  }

  @Override
  public String getType() {
    return TYPE;
  }

  @Override
  public void execute(
      NoConfiguration configuration,
      ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenantId) {
    behavior.submit(execution);
  }

  @Override
  public NoConfiguration newConfiguration(String canonicalString) {
    return new NoConfiguration();
  }

  @Override
  public void onDelete(NoConfiguration configuration, JobEntity job) {
    // the submission's state goes with the activity
  }

  /** The state of the submission is a variable of the activity. */
  static final class NoConfiguration implements JobHandlerConfiguration {

    @Override
    public String toCanonicalString() {
      return "";
    }
  }
}
