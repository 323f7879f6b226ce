package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.watch.JobWorkers.Work;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobWorkersTest {

  private static final Topic TOPIC = new Topic("default", "job");
  private static final Topic OTHER = new Topic("default", "other");

  private final Outages outages = new Outages();
  private final Failures failures =
      new Failures(new SimpleMeterRegistry(), "engine", Duration.ofHours(1), Clock.systemUTC());
  private final WorkerPool pool = new WorkerPool("workers", 1, Duration.ofMillis(100));
  private final JobWorkers workers =
      new JobWorkers(pool, new PerJobFailures(failures, Clock.systemUTC()), outages);
  private final AtomicInteger done = new AtomicInteger();

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void reportsWorkThatTakesTooLongAndDoesNotBeginItTwice() {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger begun = new AtomicInteger();
    Work hanging = new Work("hanging", TOPIC, () -> hang(begun, gate));
    Work good = new Work("good", OTHER, done::incrementAndGet);

    run(hanging, good);
    run(hanging, good);

    assertThat(done).hasValue(2);
    assertThat(begun).hasValue(1);
    assertThat(outages.all()).extracting(Outage::part).containsExactly("hanging");
    gate.countDown();
    await().until(() -> outages.all().isEmpty());
    run(hanging);
    assertThat(begun).hasValue(2);
  }

  static Stream<Throwable> defects() {
    return Stream.of(
        new WithoutWords(),
        new IllegalStateException("a defect"),
        new NoSuchMethodError("a defect"),
        new NoClassDefFoundError("a defect"),
        new StackOverflowError("a defect"));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void keepsTheFailureOfOneBatchJobFromTheOthers(Throwable defect) {
    Work broken =
        new Work(
            "broken",
            TOPIC,
            () -> {
              throwIt(defect);
            });
    Work down =
        new Work(
            "down",
            OTHER,
            () -> {
              throw new UnavailableException("InternalError", "failed", null);
            });

    run(broken, down, new Work("good", TOPIC, done::incrementAndGet));

    assertThat(done).hasValue(1);
    assertThat(outages.all()).extracting(Outage::part).containsExactly("Batch job 'other'");
    assertThat(failures.outages().toString()).contains("a defect", "job");
  }

  /** Its message throws, as one does that needs a class which is missing. */
  private static final class WithoutWords extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new NoClassDefFoundError("a defect");
    }
  }

  private static void throwIt(Throwable failure) {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    throw (Error) failure;
  }

  private void run(Work... works) {
    workers.run(List.of(works).stream().map(List::of).toList(), outages::begin);
  }

  private static void hang(AtomicInteger begun, CountDownLatch gate) {
    begun.incrementAndGet();
    try {
      assertThat(gate.await(30, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
