package io.github.azurebatch.camunda.impl.throttle;

import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries a request up to three times, with an exponential pause or the service's {@code Retry-After}
 * between, and stops when the next try would exceed the time of the call. After an answer that
 * throttles the account it waits at the gate instead.
 */
public final class Tries {

  /** The most tries of one request. */
  public static final int MOST = 3;

  private static final double GROWTH = 3;
  private static final double JITTER = 0.3;
  private static final long AT_THE_GATE = 0;
  private static final Set<Integer> FINAL_SERVER_ERRORS = Set.of(501, 505);

  private final Gate gate;
  private final CallLimits limits;
  private final Clock clock;
  private final Pause pause;
  private final IntervalFunction backoff;
  private final Retry retry;

  /**
   * @param firstPause the length of the pause after the first try
   */
  public Tries(Gate gate, CallLimits limits, Duration firstPause, Clock clock, Pause pause) {
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
    this.pause = pause;
    this.backoff = IntervalFunction.ofExponentialRandomBackoff(firstPause, GROWTH, JITTER);
    this.retry =
        Retry.of(
            "azure",
            RetryConfig.<Answer>custom()
                .maxAttempts(MOST)
                .retryOnResult(answer -> mayPass(answer.status()))
                .retryOnException(IOException.class::isInstance)
                .intervalBiFunction(this::pauseAfter)
                .build());
  }

  /** The limits of each call. */
  public CallLimits limits() {
    return limits;
  }

  /**
   * Makes the request.
   *
   * @return the last answer, which may be an error
   * @throws IOException if the last try had no answer
   */
  public <T extends Answer> T make(Request<T> request) throws IOException {
    Instant deadline = clock.instant().plus(limits.time());
    Retry.AsyncContext<Answer> tries = retry.asyncContext();
    Duration patience = Gate.PATIENCE;
    while (true) {
      patience = patience.minus(waitAtTheGate(patience));
      Duration untilNext;
      try {
        T answer = request.send();
        boolean throttled = gate.closesOn(answer.status(), answer.retryAfter());
        untilNext = Duration.ofMillis(tries.onResult(answer));
        if (isTheLast(untilNext, deadline) || !(throttled || request.isRepeatable())) {
          return answer;
        }
        answer.close();
      } catch (IOException e) {
        untilNext = Duration.ofMillis(tries.onError(e));
        if (isTheLast(untilNext, deadline) || !request.isRepeatable()) {
          throw e;
        }
      }
      if (!untilNext.isZero()) {
        pause(untilNext);
      }
    }
  }

  private Duration waitAtTheGate(Duration patience) throws InterruptedIOException {
    try {
      return gate.pass(patience);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static boolean mayPass(int status) {
    return status == 408
        || status == 429
        || (status >= 500 && !FINAL_SERVER_ERRORS.contains(status));
  }

  private long pauseAfter(int tries, Either<Throwable, Answer> outcome) {
    if (outcome.isLeft()) {
      return backoff.apply(tries);
    }
    return Gate.isThrottling(outcome.get().status())
        ? AT_THE_GATE
        : RetryAfter.parse(outcome.get().retryAfter(), clock.instant())
            .map(Duration::toMillis)
            .orElseGet(() -> backoff.apply(tries));
  }

  /** Whether no try follows, for which the library has a negative pause. */
  private boolean isTheLast(Duration untilNext, Instant deadline) {
    return untilNext.isNegative() || clock.instant().plus(untilNext).isAfter(deadline);
  }

  private void pause(Duration duration) throws InterruptedIOException {
    try {
      pause.of(duration);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("Interrupted before the next try");
  }

  /** A request that can be sent several times. */
  public interface Request<T extends Answer> {

    /**
     * Sends it and reads the answer.
     *
     * @throws IOException if there is no whole answer, after which it is sent again
     */
    T send() throws IOException;

    /**
     * Whether it may be sent again though it may have had its effect; not when the time of the call
     * is over. A request that was throttled had none.
     */
    boolean isRepeatable();
  }

  /** An answer in the form of one of the SDKs. */
  public interface Answer {

    int status();

    /** The header {@code Retry-After}. */
    @Nullable String retryAfter();

    /** Drops it, because another try follows. */
    void close();
  }
}
