package io.github.azurebatch.camunda.impl.engine.health;

import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A failure that repeats.
 *
 * @param message what happened the last time, and what to do
 * @param since when it failed first
 * @param last when it failed last
 * @param count how often it failed
 */
record Failure(String message, Instant since, Instant last, long count) {

  private static final int LONGEST = 400;

  static Failure first(Throwable failure, Instant now) {
    return new Failure(describe(failure), now, now, 1);
  }

  Failure again(Throwable failure, Instant now) {
    return new Failure(describe(failure), since, now, count + 1);
  }

  /** The text that the health check shows. */
  String text() {
    return "failed %d time(s) since %s, last at %s: %s".formatted(count, since, last, message);
  }

  private static String describe(Throwable failure) {
    Throwable root = root(failure);
    return shorten(name(failure))
        + (root == failure ? "" : ", caused by " + shorten(name(root)))
        + ". "
        + FailureAdvice.on(failure);
  }

  private static String name(Throwable failure) {
    return failure.getClass().getName() + ": " + failure.getMessage();
  }

  private static Throwable root(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(FailureAdvice.DEEPEST)
        .reduce((above, below) -> below)
        .orElse(failure);
  }

  /** Messages of others may be long, and may quote a signed URL or a secret. */
  private static String shorten(String text) {
    return Excerpt.of(ForeignText.cut(text), LONGEST).replaceAll("\\s+", " ");
  }
}
