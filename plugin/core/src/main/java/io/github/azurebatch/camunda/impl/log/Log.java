package io.github.azurebatch.camunda.impl.log;

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
   * Writes a line that begins with its code.
   *
   * @param values for the places {@code {}} of the text; after them a failure, for its stack trace
   */
  public void write(LogLine line, String text, @Nullable Object... values) {
    String coded = line.code() + " " + text;
    switch (line.level()) {
      case ERROR -> logger.error(coded, values);
      case WARN -> logger.warn(coded, values);
      case INFO -> logger.info(coded, values);
    }
  }

  /** Writes what only a developer needs. */
  public void debug(String text, @Nullable Object... values) {
    logger.debug(text, values);
  }
}
