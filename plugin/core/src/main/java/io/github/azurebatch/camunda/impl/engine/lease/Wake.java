package io.github.azurebatch.camunda.impl.engine.lease;

import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;

/**
 * Tells the node that holds something that it has changed: a row with the name of what was changed.
 * The holder reads it with the leases, so that a round without any costs nothing more.
 */
public final class Wake {

  static final String ROW_PREFIX = "azureBatch.wake.";

  private Wake() {}

  /**
   * Wakes the node that holds the name, or will, once the transaction of the caller has committed.
   */
  public static void send(CommandContext context, String name) {
    context.getPropertyManager().insert(new PropertyEntity(ROW_PREFIX + UUID.randomUUID(), name));
  }
}
