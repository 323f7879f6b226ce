package io.github.azurebatch.camunda.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.azurebatch.camunda.local.LocalAzure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

class ParallelRunsTest {

  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final AtomicInteger MOST = new AtomicInteger();
  private static volatile CountDownLatch other = new CountDownLatch(2);

  @BeforeEach
  void reset() {
    MOST.set(0);
    other = new CountDownLatch(2);
  }

  @Test
  void haveTestsWithTheLockRunOneAfterAnother() {
    Runs.inParallel(FirstTest.class, SecondTest.class, FieldTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(6).succeeded(6));

    assertThat(MOST).hasValue(1);
  }

  /** Or else the test above would prove nothing. */
  @Test
  void haveOtherTestsRunAtTheSameTime() {
    Runs.inParallel(OneOtherTest.class, AnotherTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.started(2).succeeded(2));

    assertThat(MOST).hasValue(2);
  }

  @Test
  void areRefusedToAFieldWithoutTheLock() {
    Runs.inParallel(UnlockedTest.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                container(UnlockedTest.class),
                finishedWithFailure(
                    instanceOf(ExtensionConfigurationException.class),
                    message(
                        text -> text.contains("@ResourceLock(AzureBatchExtension.RESOURCE)")))));
  }

  @Test
  void areOpenToAFieldWithoutTheLockWhereNothingRunsInParallel() {
    Runs.of(UnlockedTest.class)
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(1));
  }

  private static void work() throws InterruptedException {
    MOST.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
    other.countDown();
    // a test that runs at the same time ends the wait
    other.await(200, TimeUnit.MILLISECONDS);
    RUNNING.decrementAndGet();
  }

  @AzureBatchTest
  static class FirstTest {

    @Test
    void first(LocalAzure azure) throws InterruptedException {
      work();
    }

    @Test
    void second() throws InterruptedException {
      work();
    }
  }

  @AzureBatchTest
  static class SecondTest {

    @Test
    void first() throws InterruptedException {
      work();
    }

    @Test
    void second() throws InterruptedException {
      work();
    }
  }

  @ResourceLock(AzureBatchExtension.RESOURCE)
  static class FieldTest {

    @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

    @Test
    void first() throws InterruptedException {
      work();
    }

    @Test
    void second() throws InterruptedException {
      work();
    }
  }

  static class UnlockedTest {

    @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

    @Test
    void works() throws InterruptedException {
      work();
    }
  }

  static class OneOtherTest {

    @Test
    void works() throws InterruptedException {
      work();
    }
  }

  static class AnotherTest {

    @Test
    void works() throws InterruptedException {
      work();
    }
  }
}
