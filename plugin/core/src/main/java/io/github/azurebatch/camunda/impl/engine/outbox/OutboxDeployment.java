package io.github.azurebatch.camunda.impl.engine.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The deployment id of messages, which stands for the account of their call. A deployment-aware job
 * executor acquires only jobs of deployments that are registered with its node, and a node with the
 * plugin registers its accounts too. So a node that can make the call executes the message, even if
 * the process is not deployed there.
 */
final class OutboxDeployment {

  private static final String PREFIX = "azure-batch-account-";

  /** The length of the engine's column in characters. */
  private static final int MAX_LENGTH = 64;

  private OutboxDeployment() {}

  static String idFor(String account) {
    String id = PREFIX + account;
    return id.length() <= MAX_LENGTH
        ? id
        : PREFIX + UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
  }
}
