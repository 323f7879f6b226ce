package io.github.azurebatch.camunda.impl.batch.sdk.call;

import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.github.azurebatch.camunda.impl.throttle.RetryAfter;
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
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tries a request up to three times, with an exponential pause or the service's {@code Retry-After}
 * between, and stops when the next try would exceed the limit of the call. After an answer that
 * throttles the account it waits at the gate instead. It runs before the signing, so that every try
 * has a fresh date.
 */
public final class BatchTries implements Interceptor {

  public static final Duration LIMIT = Duration.ofSeconds(60);

  /** The most tries of one request. */
  public static final int MOST = 3;

  private static final double GROWTH = 3;
  private static final double JITTER = 0.3;
  private static final long AT_THE_GATE = 0;
  private static final String RETRY_AFTER = "Retry-After";
  private static final Set<Integer> FINAL_SERVER_ERRORS = Set.of(501, 505);

  private final Gate gate;
  private final Clock clock;
  private final Pause pause;
  private final IntervalFunction backoff;
  private final Retry retry;

  /**
   * @param firstPause the length of the pause after the first try
   */
  BatchTries(Gate gate, Clock clock, Pause pause, Duration firstPause) {
    this.gate = gate;
    this.clock = clock;
    this.pause = pause;
    this.backoff = IntervalFunction.ofExponentialRandomBackoff(firstPause, GROWTH, JITTER);
    this.retry =
        Retry.of(
            "azure-batch",
            RetryConfig.<Response>custom()
                .maxAttempts(MOST)
                .retryOnResult(response -> mayPass(response.code()))
                .retryOnException(IOException.class::isInstance)
                .intervalBiFunction(this::pauseAfter)
                .build());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Instant deadline = clock.instant().plus(LIMIT);
    Retry.AsyncContext<Response> tries = retry.asyncContext();
    Duration patience = Gate.PATIENCE;
    while (true) {
      patience = patience.minus(waitAtTheGate(patience));
      Duration untilNext;
      try {
        Response response = chain.proceed(chain.request());
        gate.closesOn(response.code(), response.header(RETRY_AFTER));
        untilNext = Duration.ofMillis(tries.onResult(response));
        if (isTheLast(untilNext, deadline)) {
          return response;
        }
        response.close();
      } catch (IOException e) {
        untilNext = Duration.ofMillis(tries.onError(e));
        if (isTheLast(untilNext, deadline) || chain.call().isCanceled()) {
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

  private long pauseAfter(int tries, Either<Throwable, Response> outcome) {
    if (outcome.isLeft()) {
      return backoff.apply(tries);
    }
    return Gate.isThrottling(outcome.get().code())
        ? AT_THE_GATE
        : RetryAfter.parse(outcome.get().header(RETRY_AFTER), clock.instant())
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
}
