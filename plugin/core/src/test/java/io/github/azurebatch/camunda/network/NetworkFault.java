package io.github.azurebatch.camunda.network;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.util.Set;

/** What goes wrong with an operation, and how its call may end. */
enum NetworkFault {
  REFUSED(Passing.NEVER),
  RESET_BEFORE_EFFECT(Passing.RECOVERS),
  RESET_AFTER_EFFECT(Passing.RECOVERS),
  HEADERS_TRICKLE(Passing.NEVER),
  BODY_TRICKLES(Passing.MAYBE),
  BODY_CUT(Passing.RECOVERS),
  PAGE_OF_A_PROXY(Passing.RECOVERS),
  EMPTY_BODY(Passing.MAYBE, 0, UnavailableException.class, RefusedException.class),
  NO_FIELDS(Passing.MAYBE, 0, UnavailableException.class, RefusedException.class),
  MISSING_FIELDS(Passing.MAYBE),
  /** One field alone, of each item of a list. */
  MISSING_FIELD(Passing.MAYBE, 0, UnavailableException.class, RefusedException.class),
  UNKNOWN_FIELDS(Passing.HARMLESS),
  REQUEST_TIMEOUT(Passing.RECOVERS, 408),
  PRECONDITION_FAILED(Passing.MAYBE, 412, RefusedException.class, UnavailableException.class),
  TOO_MANY_REQUESTS(Passing.RECOVERS, 429, ThrottledException.class),
  TOO_MANY_REQUESTS_RETRY_AFTER(Passing.RECOVERS, 429, ThrottledException.class),
  SERVER_BUSY(Passing.RECOVERS, 503, ThrottledException.class),
  SERVER_BUSY_RETRY_AFTER(Passing.RECOVERS, 503, ThrottledException.class),
  INTERNAL_ERROR(Passing.RECOVERS, 500),
  BAD_GATEWAY(Passing.RECOVERS, 502),
  GATEWAY_TIMEOUT(Passing.RECOVERS, 504),
  MOVED_PERMANENTLY(Passing.MAYBE, 301),
  FOUND(Passing.MAYBE, 302),
  SEE_OTHER(Passing.MAYBE, 303),
  TEMPORARY_REDIRECT(Passing.MAYBE, 307),
  PERMANENT_REDIRECT(Passing.MAYBE, 308),
  ENDLESS_LISTING(Passing.MAYBE);

  private final Passing passing;
  private final int status;
  private final Set<Class<?>> failures;

  NetworkFault(Passing passing) {
    this(passing, 0);
  }

  NetworkFault(Passing passing, int status) {
    this(passing, status, UnavailableException.class);
  }

  NetworkFault(Passing passing, int status, Class<?>... failures) {
    this.passing = passing;
    this.status = status;
    this.failures = Set.of(failures);
  }

  /** The status of the answer; 0 where the fault is not a status. */
  int status() {
    return status;
  }

  boolean isRedirect() {
    return status / 100 == 3;
  }

  /** Whether it only leaves out what an answer may do without. */
  boolean leavesOut() {
    return this == MISSING_FIELDS || this == MISSING_FIELD;
  }

  boolean hasRetryAfter() {
    return name().endsWith("RETRY_AFTER");
  }

  /** Whether only the time of the call ends it, so that a test shortens that. */
  boolean takesTheTimeOfTheCall() {
    return name().contains("TRICKLE");
  }

  /**
   * @param passes whether it happens once
   * @param repeatable whether the request is sent again after an answer that is lost
   */
  boolean mustSucceed(boolean passes, boolean repeatable) {
    return passing == Passing.HARMLESS
        || (passes && passing == Passing.RECOVERS && (repeatable || throttles()));
  }

  private boolean throttles() {
    return failures.contains(ThrottledException.class);
  }

  boolean maySucceed(boolean passes) {
    return passing == Passing.MAYBE || mustSucceed(passes, true);
  }

  /** Whether a call is also tried while the fault stays. */
  boolean stays() {
    return this != BAD_GATEWAY && this != GATEWAY_TIMEOUT && !hasRetryAfter();
  }

  /** Whether it makes a difference that the fault passes. */
  boolean passes() {
    return passing == Passing.RECOVERS;
  }

  boolean mayFailWith(AzureBatchException failure) {
    return failures.contains(failure.getClass());
  }

  private enum Passing {
    /** It makes no difference. */
    HARMLESS,
    /** A call succeeds where it passes, and fails where it stays. */
    RECOVERS,
    /** A call fails, unless the operation does not depend on what is wrong. */
    MAYBE,
    /** A call fails, even where it passes. */
    NEVER
  }
}
