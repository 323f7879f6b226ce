package io.github.azurebatch.camunda.impl.engine.health;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Advises operators about a failure that no code expects. */
final class FailureAdvice {

  /** The most causes that are followed, since a cause may have itself as its cause. */
  static final int DEEPEST = 20;

  private FailureAdvice() {}

  static String on(Throwable failure) {
    return first(failure, LinkageError.class)
        .map(ClassOrigins::advice)
        .or(
            () ->
                first(failure, OutOfMemoryError.class)
                    .map(
                        e ->
                            "Give the JVM more memory (-Xmx), or find in a heap dump what fills"
                                + " it"))
        .or(
            () ->
                first(failure, SQLException.class)
                    .map(e -> "Check the process engine's database and its connection pool"))
        .orElse("Report it with the stack trace that is in the log");
  }

  private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }
}
