package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Java's own HTTP client writes of requests: URLs with signatures, and headers with tokens. It
 * is the application's to turn off, so an engine that starts says by what it is on.
 */
final class WireLog {

  private static final Log LOG = Log.of(WireLog.class);

  /**
   * They write at DEBUG, which java.util.logging calls FINE; on JDK 17 with no property set, which
   * JDK 21 does not.
   */
  private static final List<String> LOGGERS =
      List.of("jdk.internal.httpclient.debug", "jdk.internal.httpclient.hpack.debug");

  /** With these the client writes whatever the levels are, also to the standard error stream. */
  private static final List<String> PROPERTIES =
      List.of(
          "jdk.httpclient.HttpClient.log",
          "jdk.internal.httpclient.debug",
          "jdk.internal.httpclient.hpack.debug");

  private WireLog() {}

  static void check(String engine) {
    String causes =
        Stream.concat(
                LOGGERS.stream().filter(WireLog::isWritten).map("the level of the logger "::concat),
                PROPERTIES.stream().filter(WireLog::isSet).map("the system property "::concat))
            .collect(Collectors.joining(", "));
    if (!causes.isEmpty()) {
      LOG.write(
          LogLine.WIRE_LOG,
          "Process engine '{}' starts while Java's HTTP client logs URLs and headers, which have signatures and tokens in them, by {}. Set these loggers to INFO, and leave out these properties",
          engine,
          causes);
    }
  }

  private static boolean isWritten(String logger) {
    return System.getLogger(logger).isLoggable(System.Logger.Level.DEBUG);
  }

  private static boolean isSet(String property) {
    String value = System.getProperty(property);
    return value != null && !value.equalsIgnoreCase("false");
  }
}
