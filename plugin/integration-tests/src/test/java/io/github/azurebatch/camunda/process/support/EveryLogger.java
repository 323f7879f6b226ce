package io.github.azurebatch.camunda.process.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/**
 * Searches everything that any logger says at any level for secrets, while it is open: those of the
 * plugin, of the engine, of its SQL and of both SDKs, of SLF4J and of the Java platform. What is
 * shown and kept elsewhere stays as it is configured. Left out are the server of the local Batch
 * service, which is Azure's side, and the wire log of the platform's HTTP client, which has all
 * headers and the URLs that the local compute nodes upload to: an engine that starts warns of it.
 */
public final class EveryLogger implements AutoCloseable {

  private static final List<String> LEFT_OUT =
      List.of("org.eclipse.jetty", "jdk.internal.httpclient", "jdk.httpclient");

  private final Map<String, Integer> lines = new ConcurrentHashMap<>();
  private final Set<String> leaks = ConcurrentHashMap.newKeySet();
  private final LeakScanner scanner;
  private final TurboFilter everyCall = new EveryCall();
  private final Handler everyRecord = new EveryRecord();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final java.util.logging.Logger platform = LogManager.getLogManager().getLogger("");
  private final java.util.logging.Level platformLevel = platform.getLevel();

  /**
   * @param secrets besides signatures, which are found by their shape
   */
  public EveryLogger(Collection<String> secrets) {
    scanner = new LeakScanner(secrets);
    context.addTurboFilter(everyCall);
    platform.addHandler(everyRecord);
    platform.setLevel(java.util.logging.Level.ALL);
  }

  /** How many lines each logger has written. */
  public Map<String, Integer> lines() {
    return Map.copyOf(lines);
  }

  /** What was found, without showing it. */
  public Set<String> leaks() {
    return Set.copyOf(leaks);
  }

  @Override
  public void close() {
    context.getTurboFilterList().remove(everyCall);
    platform.removeHandler(everyRecord);
    platform.setLevel(platformLevel);
  }

  private static boolean isLeftOut(String logger) {
    return LEFT_OUT.stream().anyMatch(logger::startsWith);
  }

  private void search(String logger, @Nullable String message, @Nullable Throwable failure) {
    StringWriter text = new StringWriter();
    text.append(Thread.currentThread().getName()).append(' ').append(message).append('\n');
    if (failure != null) {
      failure.printStackTrace(new PrintWriter(text));
    }
    lines.merge(logger, 1, Integer::sum);
    scanner.leaks(text.toString()).forEach(leak -> leaks.add(logger + ": " + leak));
  }

  /** Logback asks it before any level: whether a level is on, and for each line. */
  private final class EveryCall extends TurboFilter {

    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] arguments,
        @Nullable Throwable failure) {
      if (isLeftOut(logger.getName())) {
        return FilterReply.NEUTRAL;
      }
      if (format == null) {
        return FilterReply.ACCEPT;
      }
      search(
          logger.getName(),
          MessageFormatter.arrayFormat(format, arguments, failure).getMessage(),
          failure);
      return FilterReply.NEUTRAL;
    }

    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
      for (KeyValuePair pair :
          event.getKeyValuePairs() == null ? List.<KeyValuePair>of() : event.getKeyValuePairs()) {
        search(logger.getName(), pair.toString(), null);
      }
      return decide(
          null,
          logger,
          Level.convertAnSLF4JLevel(event.getLevel()),
          event.getMessage(),
          event.getArgumentArray(),
          event.getThrowable());
    }
  }

  private final class EveryRecord extends Handler {

    @Override
    public void publish(LogRecord line) {
      String logger = String.valueOf(line.getLoggerName());
      if (!isLeftOut(logger)) {
        search(logger, line.getMessage() + Arrays.toString(line.getParameters()), line.getThrown());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
