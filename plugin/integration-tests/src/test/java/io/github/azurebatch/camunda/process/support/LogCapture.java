package io.github.azurebatch.camunda.process.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps all log lines of all loggers, debug lines included, while it is open. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final List<String> QUIET =
      List.of(
          "org.camunda.bpm.engine.context",
          "org.camunda.bpm.engine.jobexecutor",
          "org.camunda.bpm.engine.tx");

  private final StringBuffer lines = new StringBuffer();
  private final PatternLayout layout = new PatternLayout();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  public LogCapture() {
    layout.setContext(root.getLoggerContext());
    layout.setPattern("%level %logger %msg%n%ex{full}");
    layout.start();
    setContext(root.getLoggerContext());
    start();
    // the console keeps its level
    root.iteratorForAppenders()
        .forEachRemaining(appender -> appender.addFilter(new ConsoleLevel(before)));
    root.addAppender(this);
    // what the console leaves out is captured all the same
    QUIET.forEach(name -> root.getLoggerContext().getLogger(name).addAppender(this));
    root.setLevel(Level.DEBUG);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.append(layout.doLayout(event));
  }

  public String text() {
    return lines.toString();
  }

  /** The warnings that contain the text. */
  public List<String> warnings(String text) {
    return text().lines().filter(line -> line.startsWith("WARN") && line.contains(text)).toList();
  }

  @Override
  public void close() {
    root.setLevel(before);
    root.detachAppender(this);
    QUIET.forEach(name -> root.getLoggerContext().getLogger(name).detachAppender(this));
    root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
  }
}
