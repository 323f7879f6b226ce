package io.github.azurebatch.camunda.local.impl.account.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current state of a job or a task, and the state before.
 *
 * @param <S> the states
 */
public final class StateHistory<S extends Enum<S>> {

  private S current;
  private Instant since;
  private @Nullable S previous;
  private @Nullable Instant previousSince;

  StateHistory(S first, Instant since) {
    this.current = first;
    this.since = since;
  }

  public void moveTo(S next, Instant now) {
    previous = current;
    previousSince = since;
    current = next;
    since = now;
  }

  boolean is(S state) {
    return current == state;
  }

  public S current() {
    return current;
  }

  public Instant since() {
    return since;
  }

  public @Nullable S previous() {
    return previous;
  }

  public @Nullable Instant previousSince() {
    return previousSince;
  }
}
