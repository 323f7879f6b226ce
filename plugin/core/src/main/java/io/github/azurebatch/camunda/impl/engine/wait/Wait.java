package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
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
public record Wait(
    WaitTarget awaited,
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable,
    @Nullable RerunReason lastFault) {

  /** The local variable of the activity that holds it. */
  public static final String VARIABLE = "azureBatchWait";

  private static final String LAST_FAULT = "lastFault";

  public Topic topic() {
    return new Topic(awaited.account(), awaited.jobId());
  }

  /** Whether its time was over before there was nothing left to wait for. */
  public boolean isTimedOut(Progress progress) {
    return timeout != null && !progress.isOver();
  }

  /** When its time is over; far away where it waits for ever. */
  public Instant deadline() {
    return timeout == null ? Instant.MAX : entered.plus(timeout);
  }

  /** The same wait with that fault to remember. */
  public Wait with(RerunReason fault) {
    return new Wait(awaited, entered, timeout, terminateOnTimeout, resultVariable, fault);
  }

  /** The same wait, now that more is known of what it is for. */
  public Wait of(WaitTarget known) {
    return new Wait(known, entered, timeout, terminateOnTimeout, resultVariable, lastFault);
  }

  /** The same wait, which goes on with nothing to remember. */
  public Wait settled(WaitTarget known) {
    return new Wait(known, entered, timeout, terminateOnTimeout, resultVariable, null);
  }

  /** The wait begins anew, for something else or for another run of it. */
  public Wait again(WaitTarget next, Instant now) {
    return new Wait(next, now, timeout, terminateOnTimeout, resultVariable, null);
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(awaited.toMap());
    map.put("entered", entered.toString());
    map.put("timeout", timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
    map.put(LAST_FAULT, lastFault == null ? null : lastFault.toMap());
    return map;
  }

  public static Wait from(Fields fields) {
    return new Wait(
        WaitTarget.from(fields),
        fields.instant("entered"),
        fields.optionalDuration("timeout"),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"),
        fields.has(LAST_FAULT) ? RerunReason.from(Fields.of(fields.value(LAST_FAULT))) : null);
  }
}
