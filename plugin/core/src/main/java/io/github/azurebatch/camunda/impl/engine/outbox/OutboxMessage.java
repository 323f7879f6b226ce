package io.github.azurebatch.camunda.impl.engine.outbox;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;

/**
 * A message as its Camunda job stores it.
 *
 * @param json without secrets
 */
record OutboxMessage(String json) implements JobHandlerConfiguration {

  @Override
  public String toCanonicalString() {
    return json;
  }

  Fields fields() {
    return Fields.of(json);
  }
}
