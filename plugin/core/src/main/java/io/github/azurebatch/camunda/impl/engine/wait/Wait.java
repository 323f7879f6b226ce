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
 * @param rerunReason why it was made an incident, or why its task is to be run again; null if
 *     neither
 */
public record Wait(
    WaitTarget target,
    Instant entered,
    @Nullable Duration timeout,
    boolean terminateOnTimeout,
    String resultVariable,
    @Nullable RerunReason rerunReason) {

  /** The local variable of the activity that holds it. */
  public static final String VARIABLE = "azureBatchWait";

  private static final String RERUN_REASON = "lastFault";

  public Topic topic() {
    return new Topic(target.account(), target.jobId());
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
  public Wait with(RerunReason reason) {
    return new Wait(target, entered, timeout, terminateOnTimeout, resultVariable, reason);
  }

  /** The same wait, now that more is known of what it is for. */
  public Wait of(WaitTarget known) {
    return new Wait(known, entered, timeout, terminateOnTimeout, resultVariable, rerunReason);
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
    Map<String, Object> map = new LinkedHashMap<>(target.toMap());
    map.put("entered", entered.toString());
    map.put("timeout", timeout == null ? null : timeout.toString());
    map.put("terminateOnTimeout", terminateOnTimeout);
    map.put("resultVariable", resultVariable);
    map.put(RERUN_REASON, rerunReason == null ? null : rerunReason.toMap());
    return map;
  }

  public static Wait from(Fields fields) {
    return new Wait(
        WaitTarget.from(fields),
        fields.instant("entered"),
        fields.optionalDuration("timeout"),
        fields.flag("terminateOnTimeout"),
        fields.text("resultVariable"),
        fields.has(RERUN_REASON) ? RerunReason.from(Fields.of(fields.value(RERUN_REASON))) : null);
  }
}
