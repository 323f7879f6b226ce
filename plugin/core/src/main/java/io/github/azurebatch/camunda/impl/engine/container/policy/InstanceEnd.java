package io.github.azurebatch.camunda.impl.engine.container.policy;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Origin;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Sends the revocation of its policies to the outbox when a process instance ends. */
final class InstanceEnd implements ExecutionListener {

  private static final Log LOG = Log.of(InstanceEnd.class);

  /** A variable that cannot be read must not keep an instance from being deleted. */
  @Override
  public void notify(DelegateExecution execution) {
    try {
      InstancePolicies.of(execution).forEach(policy -> revoke((ExecutionEntity) execution, policy));
    } catch (RuntimeException e) {
      LOG.write(
          LogLine.POLICIES_UNREADABLE,
          "Process instance '{}' ended, but its variable '{}' cannot be read, so stored access policies of it may stay: {}",
          execution.getProcessInstanceId(),
          InstancePolicies.VARIABLE,
          e.getMessage());
    }
  }

  private static void revoke(ExecutionEntity instance, Map<?, ?> policy) {
    Fields fields = Fields.of(policy);
    Outbox.send(
        Context.getCommandContext(),
        Origin.of(instance),
        RevokeAccessPolicy.TYPE,
        Map.of(
            Outbox.ACCOUNT,
            fields.text("account"),
            "container",
            fields.text("container"),
            "policy",
            fields.text("policy")));
  }
}
