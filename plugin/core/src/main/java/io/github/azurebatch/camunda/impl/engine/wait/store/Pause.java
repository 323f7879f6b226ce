package io.github.azurebatch.camunda.impl.engine.wait.store;

import java.time.Instant;

/**
 * Until when a wait is left alone, because its last step failed.
 *
 * @param refused whether Azure has refused a step of the wait, and none has succeeded since
 */
record Pause(Instant until, boolean refused) {

  static final Pause NONE = new Pause(Instant.MIN, false);

  Pause postponed(Instant next) {
    return new Pause(next, refused);
  }

  Pause refused(Instant next) {
    return new Pause(next, true);
  }

  boolean lasts(Instant now) {
    return now.isBefore(until);
  }
}
