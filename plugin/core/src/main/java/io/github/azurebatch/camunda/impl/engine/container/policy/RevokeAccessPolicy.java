package io.github.azurebatch.camunda.impl.engine.container.policy;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;

/** Removes a policy of a process instance that has ended, if it still exists. */
public record RevokeAccessPolicy(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "revoke-access-policy";

  private static final Log LOG = Log.of(RevokeAccessPolicy.class);

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    String container = message.text("container");
    String policy = message.text("policy");
    accounts.get(message.text(Outbox.ACCOUNT)).storage().removeAccessPolicy(container, policy);
    LOG.write(
        LogLine.POLICY_REMOVED,
        "Removed stored access policy '{}' from container '{}' (account '{}'): its process instance has ended",
        policy,
        container,
        message.text(Outbox.ACCOUNT));
    return true;
  }
}
