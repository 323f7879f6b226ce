package io.github.azurebatch.camunda.impl.engine;

import static io.github.azurebatch.camunda.RawServer.send;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.azurebatch.camunda.RawServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WireLogTest {

  private static final String LOGGER = "jdk.internal.httpclient.debug";

  private final ch.qos.logback.classic.Logger plugin =
      (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(WireLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    plugin.addAppender(lines);
  }

  @AfterEach
  void leave() {
    plugin.detachAppender(lines);
  }

  @Test
  void isNoLineWhereItIsOff() {
    WireLog.check("default");

    assertThat(lines.list).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({LOGGER + ", FINE", LOGGER + ", ALL", "jdk.internal.httpclient.hpack.debug, FINER"})
  void isToldOfWhereALevelTurnsItOn(String name, String level) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(Level.parse(level));
    try {
      WireLog.check("default");
    } finally {
      logger.setLevel(null);
    }

    assertThat(warning()).contains("by the level of the logger " + name + ". Set");
  }

  @Test
  void isToldOfOnceWhereAllLoggersAreAtALowLevel() {
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.setLevel(Level.FINE);
    try {
      WireLog.check("default");
    } finally {
      root.setLevel(before);
    }

    assertThat(warning()).contains(LOGGER, "jdk.internal.httpclient.hpack.debug");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.httpclient.HttpClient.log",
        "jdk.internal.httpclient.debug",
        "jdk.internal.httpclient.hpack.debug"
      })
  void isToldOfWhereAPropertyTurnsItOn(String property) {
    System.setProperty(property, "requests");
    try {
      WireLog.check("default");
    } finally {
      System.clearProperty(property);
    }

    assertThat(warning()).contains("by the system property " + property + ". Set");
  }

  /** The reason for the warning: that logger of the platform has the signatures of URLs. */
  @Test
  @EnabledForJreRange(
      max = JRE.JAVA_17,
      disabledReason = "JDK 21 writes nothing without a property")
  void hasSignaturesAtTheLevelThatIsToldOf() throws IOException, InterruptedException {
    Logger logger = Logger.getLogger(LOGGER);
    Records records = new Records();
    logger.addHandler(records);
    logger.setLevel(Level.FINE);
    logger.setUseParentHandlers(false);
    try (RawServer server = new RawServer()) {
      server.serve(
          (request, socket) -> send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", socket));
      HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(server.url().resolve("/c?sig=abcdef")).build(),
              BodyHandlers.discarding());
    } finally {
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
      logger.removeHandler(records);
    }

    assertThat(records.texts).anyMatch(text -> text.contains("sig=abcdef"));
  }

  private String warning() {
    assertThat(lines.list).hasSize(1);
    ILoggingEvent line = lines.list.get(0);
    assertThat(line.getLevel()).isEqualTo(ch.qos.logback.classic.Level.WARN);
    assertThat(line.getFormattedMessage()).startsWith("AZURE-BATCH-109 Process engine 'default'");
    return line.getFormattedMessage();
  }

  private static final class Records extends Handler {

    final List<String> texts = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void publish(LogRecord line) {
      texts.add(line.getMessage() + Arrays.toString(line.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
