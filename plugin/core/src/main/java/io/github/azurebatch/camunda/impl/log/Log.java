package io.github.azurebatch.camunda.impl.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one class. What operators read has a {@link LogLine}, so that no line is without its
 * code and its level; what only developers turn on has none.
 */
public final class Log {

  private final Logger logger;

  private Log(Logger logger) {
    this.logger = logger;
  }

  public static Log of(Class<?> owner) {
    return new Log(LoggerFactory.getLogger(owner));
  }

  /**
   * Writes one line, whatever is in the values, that begins with its code.
   *
   * @param values for the places {@code {}} of the text, {@link IndentedLines} among them; after
   *     them a failure, for its stack trace
   */
  public void write(LogLine line, String text, @Nullable Object... values) {
    String coded = line.code() + " " + text;
    @Nullable Object[] safe = onOneLine(values);
    switch (line.level()) {
      case ERROR -> logger.error(coded, safe);
      case WARN -> logger.warn(coded, safe);
      case INFO -> logger.info(coded, safe);
    }
  }

  /** Writes what only a developer needs. */
  public void debug(String text, @Nullable Object... values) {
    if (logger.isDebugEnabled()) {
      logger.debug(text, onOneLine(values));
    }
  }

  /** Most values come from elsewhere. */
  private static @Nullable Object[] onOneLine(@Nullable Object[] values) {
    return Arrays.stream(values).map(Log::onOneLine).toArray();
  }

  private static @Nullable Object onOneLine(@Nullable Object value) {
    return value == null || value instanceof Throwable || value instanceof IndentedLines
        ? value
        : OneLine.of(value.toString());
  }
}
