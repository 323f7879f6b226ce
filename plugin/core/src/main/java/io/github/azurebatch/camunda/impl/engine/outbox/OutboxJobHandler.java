package io.github.azurebatch.camunda.impl.engine.outbox;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Executes the Camunda jobs of one kind of call. */
public record OutboxJobHandler(OutboxCall call) implements JobHandler<OutboxMessage> {

  @Override
  public String getType() {
    return call.type();
  }

  @Override
  public void execute(
      OutboxMessage message,
      @Nullable ExecutionEntity execution,
      CommandContext context,
      @Nullable String tenantId) {
    if (!call.make(message.fields())) {
      Outbox.sendAgain(context, context.getCurrentJob());
    }
  }

  @Override
  public OutboxMessage newConfiguration(String canonicalString) {
    return new OutboxMessage(canonicalString);
  }

  @Override
  public void onDelete(OutboxMessage message, JobEntity job) {
    // the message is stored with the job alone
  }
}
