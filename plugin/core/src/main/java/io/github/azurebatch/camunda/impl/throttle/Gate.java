package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every call to one account goes through its gate. The gate is closed while the service throttles
 * the account: for as long as the service says, or for a pause that doubles if it says nothing.
 */
public final class Gate {

  /**
   * How long a call waits at the gate in all. A call may take a minute, so half of it is left for
   * the request; and a thread of the job executor, with its connection, is not held for long.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Log LOG = Log.of(Gate.class);
  private static final Set<Integer> THROTTLING = Set.of(429, 503);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  /** The longest time that the service may ask for; after it, one call is tried. */
  private static final Duration LONGEST_TOLD = Duration.ofHours(1);

  private static final IntervalFunction BACKOFF =
      IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE);

  private final String account;
  private final Clock clock;
  private final Pause pause;
  private final ThrottleListener listener;
  private final CallListener calls;
  private volatile Closing closing = Closing.NONE;

  /**
   * @param account as messages name it, such as {@code Batch account 'render'}
   * @param clock decides when it opens, and dates what is thrown
   */
  public Gate(String account, Clock clock, Pause pause, ThrottleListener listener) {
    this(account, clock, pause, listener, CallListener.NONE);
  }

  /**
   * @param calls is told of all calls
   */
  public Gate(
      String account, Clock clock, Pause pause, ThrottleListener listener, CallListener calls) {
    this.account = account;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
    this.calls = calls;
  }

  /** A gate without listeners. */
  public static Gate of(String account) {
    return new Gate(account, Clock.systemUTC(), Pause.SLEEP, ThrottleListener.NONE);
  }

  /** Whether an answer with this status says that there are too many requests. */
  public static boolean isThrottling(int status) {
    return THROTTLING.contains(status);
  }

  /**
   * Waits until the gate is open.
   *
   * @return how long it has waited
   * @throws ThrottledException without waiting, if the wait would be longer than the patience
   * @throws AzureBatchException if the listener refuses the request
   */
  public Duration pass(Duration patience) throws InterruptedException {
    calls.requests();
    Duration waited = Duration.ZERO;
    Closing last = Closing.NONE;
    Closing current = closing;
    // a period that has passed is not looked at again
    while (current != last && !current.isOver(clock.instant())) {
      waited = waited.plus(waitFor(current, patience.minus(waited)));
      last = current;
      current = closing;
    }
    return waited;
  }

  private Duration waitFor(Closing current, Duration patience) throws InterruptedException {
    Instant now = clock.instant();
    if (Duration.between(now, current.until()).compareTo(patience) > 0) {
      throw closed(current);
    }
    Duration untilTurn = Duration.between(now, current.turn());
    pause.of(untilTurn);
    listener.waited(untilTurn);
    return untilTurn;
  }

  public boolean isOpen() {
    return closing.isOver(clock.instant());
  }

  /**
   * Checks without waiting that the gate is open.
   *
   * @throws ThrottledException if it is closed
   */
  public void requireOpen() {
    if (!isOpen()) {
      throw closed(closing);
    }
  }

  private ThrottledException closed(Closing current) {
    return new ThrottledException(
        "Throttled",
        "%s is throttled until %s: no request was made. It is made after that, and costs no retry"
            .formatted(account, current.until()),
        current.turn());
  }

  /**
   * Takes the status of an answer.
   *
   * @param retryAfter the header {@code Retry-After}
   * @return whether the request was throttled, and the gate is closed now
   */
  public boolean closesOn(int status, @Nullable String retryAfter) {
    if (isThrottling(status)) {
      close(retryAfter);
      return true;
    }
    if (closing != Closing.NONE) {
      answered();
    }
    return false;
  }

  private synchronized void close(@Nullable String retryAfter) {
    listener.throttled();
    Instant now = clock.instant();
    @Nullable Duration told =
        RetryAfter.parse(retryAfter, now).filter(duration -> !duration.isZero()).orElse(null);
    if (closing.isOver(now)) {
      int number = closing.number() + 1;
      Duration duration = told == null ? Duration.ofMillis(BACKOFF.apply(number)) : limited(told);
      closing = new Closing(number, now, now.plus(duration));
      LOG.write(
          LogLine.THROTTLED,
          "{} is throttled: no calls for {}{}",
          account,
          duration,
          told == null ? "" : ", as the service says");
    } else if (told != null) {
      // an answer to a request that was sent before the gate closed
      closing = closing.extendedTo(now.plus(limited(told)));
    }
  }

  private static Duration limited(Duration told) {
    return told.compareTo(LONGEST_TOLD) > 0 ? LONGEST_TOLD : told;
  }

  /** An answer to a request that was sent before the gate closed does not open it. */
  private synchronized void answered() {
    if (closing != Closing.NONE && closing.isOver(clock.instant())) {
      closing = Closing.NONE;
      LOG.write(LogLine.THROTTLED_NO_MORE, "{} is throttled no more", account);
    }
  }

  /**
   * A call begins on this thread.
   *
   * @param operation its name, one of few
   */
  public RunningCall begins(String operation, String action) {
    return calls.begins(operation, action);
  }

  /** A call has succeeded. */
  public void succeeded(String action) {
    calls.ended(action, null);
  }

  /** A call has failed; returns the failure for the caller to throw. */
  public <T extends AzureBatchException> T failed(String action, T failure) {
    calls.ended(action, failure);
    return failure;
  }

  /** The fault of a call whose last try was throttled. */
  public ThrottledException fault(String code, String message) {
    return new ThrottledException(code, message, closing.turn());
  }
}
