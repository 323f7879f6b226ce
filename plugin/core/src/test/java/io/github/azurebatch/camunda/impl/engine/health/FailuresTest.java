package io.github.azurebatch.camunda.impl.engine.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.throttle.PausedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresTest {

  private static final NoSuchMethodError NO_SUCH_METHOD =
      new NoSuchMethodError("'java.time.Instant okhttp3.Headers.getInstant(java.lang.String)'");

  private final PausedClock clock = new PausedClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Failures failures = new Failures(registry, "engine", Duration.ofMinutes(3), clock);
  private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void captureTheLog() {
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    logger.setLevel(Level.DEBUG);
  }

  @AfterEach
  void releaseTheLog() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void failsUntilARoundSucceeds() {
    failures.failed("watcher", new IllegalStateException("broken"));

    assertThat(failures.outages())
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.subject()).isEqualTo("watcher");
              assertThat(outage.message())
                  .contains("failed 1 time(s) since 2026-11-22T12:00:00Z")
                  .contains("IllegalStateException: broken");
            });

    failures.succeeded("watcher");

    assertThat(failures.outages()).isEmpty();
  }

  @Test
  void forgetsABatchJobThatFailsNoMore() {
    failures.failedFor("default", "render", new IllegalStateException("broken"));
    assertThat(failures.outages())
        .extracting(Outage::account, Outage::part)
        .containsExactly(tuple("default", "watcher of Batch job 'render'"));

    clock.set(PausedClock.NOON.plus(Duration.ofMinutes(4)));

    assertThat(failures.outages()).isEmpty();
  }

  @Test
  void countsEveryFailureByItsPart() {
    failures.failed("watcher", new IllegalStateException("broken"));
    failures.failed("watcher", new StackOverflowError());
    failures.failedFor("default", "render", new IllegalStateException("broken"));

    assertThat(count("watcher")).isEqualTo(2);
    assertThat(count("batch-job")).isEqualTo(1);
  }

  private double count(String part) {
    return registry.get("camunda.azurebatch.failures").tag("part", part).counter().count();
  }

  @Test
  void showsAStackTraceOnceAndThenCounts() {
    for (int round = 0; round < 25; round++) {
      if (round == 24) {
        failures.succeeded("watcher");
      }
      failures.failed("watcher", new IllegalStateException("broken at " + round));
    }

    List<ILoggingEvent> shown =
        log.list.stream().filter(event -> event.getLevel() != Level.DEBUG).toList();
    assertThat(shown)
        .extracting(ILoggingEvent::getFormattedMessage)
        .satisfiesExactly(
            first -> assertThat(first).contains("The watcher failed", "waits stay", "broken at 0"),
            tenth -> assertThat(tenth).contains("10 time(s)"),
            passed -> assertThat(passed).contains("works again"),
            again -> assertThat(again).contains("1 time(s)", "broken at 24"));
    assertThat(shown).filteredOn(event -> event.getThrowableProxy() != null).hasSize(1);
  }

  @Test
  void saysOfWhichJarAClassIsThatDoesNotFit() {
    failures.failed("watcher", new IllegalStateException(NO_SUCH_METHOD));

    assertThat(said())
        .containsPattern("okhttp3\\.Headers is of okhttp-[0-9.]+\\.jar")
        .contains("mvn dependency:tree");
  }

  @Test
  void saysWhatToDoWhenTheMemoryIsFull() {
    failures.failed("watcher", new OutOfMemoryError("Java heap space"));

    assertThat(said()).contains("-Xmx");
  }

  @Test
  void saysWhatToDoWhenTheDatabaseFails() {
    failures.failed("leases", new IllegalStateException(new SQLException("no connection")));

    assertThat(said()).contains("database");
  }

  @Test
  void showsNoSignatureAndNoLongText() {
    String url = "https://s.example/c?sv=1&sig=" + "s3cr3t".repeat(10);

    failures.failed("watcher", new IllegalStateException(url + " " + "x".repeat(100_000)));

    assertThat(said()).doesNotContain("s3cr3t").hasSizeLessThan(1_000);
  }

  @Test
  void logsNoSignatureWithAStackTrace() {
    String url = "https://s.example/c?sv=1&sig=" + "s3cr3t".repeat(10);

    failures.failed(
        "watcher", new IllegalStateException("round", new IllegalArgumentException(url)));

    assertThat(log.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(shown(event))
                    .contains(
                        "IllegalArgumentException", "https://s.example/c", "FailuresTest.java")
                    .doesNotContain("s3cr3t"));
  }

  private static String shown(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  private String said() {
    return failures.outages().get(0).message();
  }
}
