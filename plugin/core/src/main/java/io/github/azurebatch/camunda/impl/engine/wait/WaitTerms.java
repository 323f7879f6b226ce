package io.github.azurebatch.camunda.impl.engine.wait;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
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
    @JsonProperty(value = "entered", required = true) Instant entered,
    @JsonProperty("timeout") @Nullable Duration timeout,
    @JsonProperty("terminateOnTimeout") boolean terminateOnTimeout,
    @JsonProperty(value = "resultVariable", required = true) String resultVariable) {

  /** Whether the timeout has passed. */
  public boolean isTimeoutPast(Instant now) {
    return timeout != null && now.isAfter(entered.plus(timeout));
  }

  /** The timeout counts from now on. */
  WaitTerms enteredAgain(Instant now) {
    return new WaitTerms(now, timeout, terminateOnTimeout, resultVariable);
  }
}
