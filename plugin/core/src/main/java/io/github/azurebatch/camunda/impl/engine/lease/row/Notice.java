package io.github.azurebatch.camunda.impl.engine.lease.row;

import java.util.UUID;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.PropertyEntity;

/**
 * Tells the node that holds something, or will hold it: a row with the name of that. The holder
 * reads it with the leases, so that a round without any costs nothing more.
 */
public enum Notice {
  /** It was changed by an operator. */
  WAKE("azureBatch.wake."),

  /** Something of it is new; a thing that nobody holds yet is wanted from then on. */
  NOTE("azureBatch.note.");

  private final String rowPrefix;

  Notice(String rowPrefix) {
    this.rowPrefix = rowPrefix;
  }

  /** Tells it once the transaction of the caller has committed. */
  public void send(CommandContext context, String name) {
    context.getPropertyManager().insert(new PropertyEntity(newRowName(), name));
  }

  /** No two transactions insert the same row. */
  public String newRowName() {
    return rowPrefix + UUID.randomUUID();
  }

  boolean isIn(String rowName) {
    return rowName.startsWith(rowPrefix);
  }
}
