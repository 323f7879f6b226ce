package io.github.azurebatch.camunda.fault;

import java.time.Instant;

/**
 * The service takes no requests of the account until a certain time. The engine tries again then,
 * and the Camunda job loses no retry.
 */
public final class ThrottledException extends BusyException {

  private final Instant until;

  /**
   * @param code the service's error code, such as {@code ServerBusy}
   * @param message what failed, with its ids
   * @param until when to try again
   */
  public ThrottledException(String code, String message, Instant until) {
    super(code, message, null);
    this.until = until;
  }

  public Instant until() {
    return until;
  }
}
