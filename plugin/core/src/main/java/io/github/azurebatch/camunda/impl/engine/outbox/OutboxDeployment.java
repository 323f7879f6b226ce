package io.github.azurebatch.camunda.impl.engine.outbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What messages have in place of a deployment: the account that they are for. Job executors that
 * are deployment aware look for the deployments that are registered with their node; a node with
 * the plugin registers its accounts as well. So a message is left to a node that can make its call,
 * also when the process is not deployed there, or not any more.
 */
final class OutboxDeployment {

  private static final String PREFIX = "azure-batch-account-";

  /** As many characters as the engine's column has. */
  private static final int MAX_LENGTH = 64;

  private OutboxDeployment() {}

  static String idFor(String account) {
    String id = PREFIX + account;
    return id.length() <= MAX_LENGTH
        ? id
        : PREFIX + UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
  }
}
