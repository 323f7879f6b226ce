package io.github.azurebatch.camunda.impl.engine.wait;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param steered how often an operator has changed the wait, which tells a node that knows an
 *     earlier one
 */
public record WaitTerms(
    @JsonProperty(value = "entered", required = true) Instant entered,
    @JsonProperty("timeout") @Nullable Duration timeout,
    @JsonProperty("terminateOnTimeout") boolean terminateOnTimeout,
    @JsonProperty(value = "resultVariable", required = true) String resultVariable,
    @JsonProperty(STEERED) @JsonInclude(JsonInclude.Include.NON_DEFAULT) int steered) {

  /** The field of the number of changes; it is missing where there were none. */
  public static final String STEERED = "steered";

  /** Of a wait that no operator has changed. */
  public WaitTerms(
      Instant entered,
      @Nullable Duration timeout,
      boolean terminateOnTimeout,
      String resultVariable) {
    this(entered, timeout, terminateOnTimeout, resultVariable, 0);
  }

  /** Whether the timeout has passed. */
  public boolean isTimeoutPast(Instant now) {
    return timeout != null && now.isAfter(entered.plus(timeout));
  }

  /** The timeout counts from now on. */
  WaitTerms enteredAgain(Instant now) {
    return new WaitTerms(now, timeout, terminateOnTimeout, resultVariable, steered);
  }

  /** These terms, after an operator has changed something of the wait. */
  WaitTerms steeredOnce() {
    return new WaitTerms(entered, timeout, terminateOnTimeout, resultVariable, steered + 1);
  }

  /** The timeout ends nothing any more but the wait. */
  WaitTerms letRun() {
    return new WaitTerms(entered, timeout, false, resultVariable, steered);
  }

  /** The timeout passes then, if it would have passed before. */
  public WaitTerms lastingUntil(Instant end) {
    Duration needed = Duration.between(entered, end);
    return timeout == null || timeout.compareTo(needed) >= 0
        ? this
        : new WaitTerms(entered, needed, terminateOnTimeout, resultVariable, steered);
  }

  /** The timeout counts from now on, and is another one. */
  public WaitTerms anew(Instant now, Duration otherTimeout) {
    return new WaitTerms(now, otherTimeout, terminateOnTimeout, resultVariable, steered);
  }
}
