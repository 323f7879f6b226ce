package io.github.azurebatch.camunda.impl.engine.outbox;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;

/** One kind of call that is made after the transaction that wants it has committed. */
public interface OutboxCall {

  /** The type of its Camunda jobs: kebab-case, beginning with {@link Outbox#TYPE_PREFIX}. */
  String type();

  /**
   * Makes the call, or a part of it that fits into the time of a Camunda job. The engine may repeat
   * it after it was made, so it must be safe to repeat.
   *
   * @param message as it was given to {@link Outbox#send}
   * @return whether nothing is left to do; otherwise the message is sent again
   * @throws AzureBatchException whose type says whether, and how, the engine tries again
   */
  boolean make(Fields message);
}
