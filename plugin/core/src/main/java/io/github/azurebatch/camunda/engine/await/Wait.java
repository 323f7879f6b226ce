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
 * @param lastFault why it was made an incident, or why its task is to be run again; null if neither
 */
record Wait(
    Awaited awaited,
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable,
    @Nullable LastFault lastFault) {

  /** The local variable of the activity that holds it. */
  static final String VARIABLE = "azureBatchWait";

  private static final String LAST_FAULT = "lastFault";

  Topic topic() {
    return new Topic(awaited.account(), awaited.jobId());
  }

  /** Whether its time was over before there was nothing left to wait for. */
  boolean isTimedOut(Progress progress) {
    return timeout != null && !progress.isOver();
  }

  /** When its time is over; far away where it waits for ever. */
  Instant deadline() {
    return timeout == null ? Instant.MAX : entered.plus(timeout);
  }

  /** The same wait with that fault to remember. */
  Wait with(LastFault fault) {
    return new Wait(awaited, entered, timeout, terminateOnTimeout, resultVariable, fault);
  }

  /** The same wait, now that more is known of what it is for. */
  Wait of(Awaited known) {
    return new Wait(known, entered, timeout, terminateOnTimeout, resultVariable, lastFault);
  }

  /** The same wait, which goes on with nothing to remember. */
  Wait settled(Awaited known) {
    return new Wait(known, entered, timeout, terminateOnTimeout, resultVariable, null);
  }

  /** The wait begins anew, for something else or for another run of it. */
  Wait again(Awaited next, Instant now) {
    return new Wait(next, now, timeout, terminateOnTimeout, resultVariable, null);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(awaited.toMap());
    map.put("entered", entered.toString());
    map.put("timeout", timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
    map.put(LAST_FAULT, lastFault == null ? null : lastFault.toMap());
    return map;
  }

  static Wait from(Fields fields) {
    return new Wait(
        Awaited.from(fields),
        fields.instant("entered"),
        fields.optionalDuration("timeout"),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"),
        fields.has(LAST_FAULT) ? LastFault.from(Fields.of(fields.value(LAST_FAULT))) : null);
  }
}
