package io.github.azurebatch.camunda.process.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets pass what is as grave as the level, or graver. */
final class ConsoleLevel extends Filter<ILoggingEvent> {

  private final Level level;

  ConsoleLevel(Level level) {
    this.level = level;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(level) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
