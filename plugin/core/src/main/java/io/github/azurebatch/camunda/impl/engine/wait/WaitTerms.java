package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an activity waits, for a target of any kind.
 *
 * @param entered by the engine's clock
 * @param timeout counted from {@code entered}; null for no limit
 * @param terminateOnTimeout whether the tasks that are still open are terminated then
 * @param resultVariable takes the outputs
 */
public record WaitTerms(
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable) {

  private static final String TIMEOUT = "timeout";

  /** Whether the timeout has passed. */
  public boolean isTimeoutPast(Instant now) {
    return timeout != null && now.isAfter(entered.plus(timeout));
  }

  /** The timeout counts from now on. */
  WaitTerms enteredAgain(Instant now) {
    return new WaitTerms(now, timeout, terminateOnTimeout, resultVariable);
  }

  void addTo(Map<String, Object> map) {
    map.put("entered", entered.toString());
    map.put(TIMEOUT, timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
  }

  static WaitTerms from(Fields fields) {
    return new WaitTerms(
        fields.instant("entered"),
        fields.optionalDuration(TIMEOUT),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"));
  }
}
