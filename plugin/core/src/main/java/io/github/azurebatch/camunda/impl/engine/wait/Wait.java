package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.stored.StoredRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity waits for, fixed when it is entered: a later change of the process variables
 * does not change the wait.
 *
 * @param rerunReason why the wait was made an incident, or why its tasks are to be run again; null
 *     if neither
 */
public record Wait(WaitTarget target, WaitTerms terms, @Nullable RerunReason rerunReason) {

  /** The local variable of the activity that holds it. */
  public static final String VARIABLE = "azureBatchWait";

  private static final String RERUN_REASON = "lastFault";

  public Topic topic() {
    return new Topic(target.account(), target.jobId());
  }

  /** Whether tasks are to be run again before anything else. */
  public boolean asksForRerun() {
    return rerunReason != null && rerunReason.asksForRerun();
  }

  /** This wait with a reason to remember. */
  public Wait with(RerunReason reason) {
    return new Wait(target, terms, reason);
  }

  /** This wait, now that more is known of its target. */
  public Wait of(WaitTarget known) {
    return new Wait(known, terms, rerunReason);
  }

  /** This wait, which goes on with nothing to remember. */
  public Wait settled(WaitTarget known) {
    return new Wait(known, terms, null);
  }

  /** The wait begins anew, for another target or for another run of this one. */
  public Wait again(WaitTarget next, Instant now) {
    return new Wait(next, terms.enteredAgain(now), null);
  }

  /** This wait, with other terms that an operator gives it. */
  public Wait steered(WaitTerms other) {
    return new Wait(target, other.steeredOnce(), rerunReason);
  }

  /** This wait, whose target neither its timeout nor its cancellation terminates. */
  public Wait lettingRun() {
    return new Wait(target.letRun(), terms.letRun().steeredOnce(), rerunReason);
  }

  /**
   * This wait, whose tasks are to be submitted anew.
   *
   * @throws InvalidInputException if they cannot be
   */
  public Wait resubmitting() {
    return new Wait(target.toResubmit(), terms.steeredOnce(), RerunReason.RESUBMISSION);
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(target.toMap());
    map.putAll(StoredRecord.toMap(terms));
    map.put(RERUN_REASON, rerunReason == null ? null : StoredRecord.toMap(rerunReason));
    return map;
  }

  public static Wait from(Fields fields) {
    return new Wait(
        WaitTarget.from(fields),
        StoredRecord.of(WaitTerms.class, fields),
        fields.has(RERUN_REASON)
            ? StoredRecord.of(RerunReason.class, fields.nested(RERUN_REASON))
            : null);
  }
}
