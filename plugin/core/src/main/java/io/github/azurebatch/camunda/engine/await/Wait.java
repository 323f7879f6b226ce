package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity waits for, fixed when it is entered: a later change of the process variables
 * does not change the wait.
 *
 * @param entered by the engine's clock
 * @param timeout counted from {@code entered}; null to wait for ever
 * @param resultVariable takes the outputs
 */
record Wait(
    Awaited awaited,
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable) {

  /** The local variable of the activity that holds it. */
  static final String VARIABLE = "azureBatchWait";

  Topic topic() {
    return new Topic(awaited.account(), awaited.jobId());
  }

  boolean isOverdue(Instant now) {
    return timeout != null && now.isAfter(entered.plus(timeout));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(awaited.toMap());
    map.put("entered", entered.toString());
    map.put("timeout", timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
    return map;
  }

  static Wait from(Fields fields) {
    String timeout = fields.optionalText("timeout");
    return new Wait(
        Awaited.from(fields),
        Instant.parse(fields.text("entered")),
        timeout == null ? null : Duration.parse(timeout),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"));
  }
}
