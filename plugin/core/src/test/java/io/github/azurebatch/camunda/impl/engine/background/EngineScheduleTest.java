package io.github.azurebatch.camunda.impl.engine.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.local.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineScheduleTest {

  private static final Duration OFTEN = Duration.ofMillis(5);

  private static ProcessEngine engine;

  private final MovableClock clock = new MovableClock(Clock.systemUTC());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Failures failures = new Failures(registry, "engine", Duration.ofMinutes(3), clock);

  @BeforeAll
  static void buildAnEngineWithAJobExecutor() {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("schedule-test");
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    configuration.setJobExecutorActivate(true);
    engine = configuration.buildProcessEngine();
  }

  @AfterAll
  static void closeTheEngine() {
    engine.close();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("broken"),
        new NoSuchMethodError("okhttp3.Headers.getInstant"),
        new StackOverflowError(),
        new OutOfMemoryError("Java heap space"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailedRoundIsSeenUntilOneSucceeds(Throwable failure) {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>(failure);
    try (EngineSchedule schedule = schedule("watcher", () -> throwIfAny(thrown.get()))) {
      schedule.start(OFTEN);

      await()
          .until(
              () ->
                  failures.outages().stream().anyMatch(outage -> outage.part().equals("watcher")));
      assertThat(failures.outages().toString()).contains(failure.getClass().getName());
      assertThat(failuresOf("watcher")).isPositive();

      thrown.set(null);
      await().until(() -> failures.outages().isEmpty());
    }
  }

  private double failuresOf(String part) {
    return registry.get("camunda.azurebatch.failures").tag("part", part).counter().count();
  }

  private static void throwIfAny(@Nullable Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  @Test
  void anotherThreadSeesARoundThatHangs() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (EngineSchedule hanging = schedule("watcher", () -> hang(begun, end));
        EngineSchedule other = schedule("leases", () -> {})) {
      hanging.start(OFTEN);
      await().until(() -> begun.getCount() == 0);
      assertThat(failures.outages()).isEmpty();

      clock.advance(Duration.ofMinutes(6));
      other.start(OFTEN);

      assertThat(failures.outages().toString()).contains("hangs in a round", "jstack");
      await().until(() -> failuresOf("watcher") > 0);

      end.countDown();
      await().until(() -> failures.outages().isEmpty());
    } finally {
      end.countDown();
    }
  }

  private static void hang(CountDownLatch begun, CountDownLatch end) {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aThreadThatBeginsNoRoundIsSeen() {
    try (EngineSchedule schedule = schedule("watcher", () -> {})) {
      schedule.start(Duration.ofHours(1));
      assertThat(failures.outages()).isEmpty();

      clock.advance(Duration.ofHours(2));

      assertThat(failures.outages().toString()).contains("has begun no round since");
    }
    assertThat(failures.outages()).as("of a schedule that is closed").isEmpty();
  }

  private EngineSchedule schedule(String name, Runnable round) {
    return new EngineSchedule(
        engine, name, round, () -> {}, Duration.ofMinutes(5), failures, clock);
  }
}
