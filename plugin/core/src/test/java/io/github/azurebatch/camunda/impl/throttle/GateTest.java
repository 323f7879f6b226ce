package io.github.azurebatch.camunda.impl.throttle;

import static io.github.azurebatch.camunda.impl.throttle.PausedClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.azurebatch.camunda.fault.ThrottledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class GateTest {

  private final PausedClock clock = new PausedClock();
  private final Counted counted = new Counted();
  private final Gate gate = new Gate("Batch account 'render'", clock, clock, counted);

  @Test
  void letsCallsPassAsLongAsNothingIsThrottled() throws InterruptedException {
    assertThat(gate.closesOn(200, null)).isFalse();
    assertThat(gate.closesOn(500, "20")).isFalse();

    assertThat(gate.pass(Duration.ZERO)).isZero();
    assertThatCode(gate::requireOpen).doesNotThrowAnyException();
    assertThat(clock.pauses()).isEmpty();
  }

  @Test
  void letsACallWaitAsLongAsTheServiceSaysAndALittleOfItsOwn() throws InterruptedException {
    assertThat(gate.closesOn(429, "20")).isTrue();

    Duration waited = gate.pass(Gate.PATIENCE);

    assertThat(waited).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
    assertThat(clock.pauses()).containsExactly(waited);
    assertThat(counted.waits).containsExactly(waited);
    assertThat(counted.throttled).isEqualTo(1);
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void letsCallsThatWaitPassOneAfterTheOther() throws InterruptedException {
    Set<Duration> turns = new HashSet<>();
    gate.closesOn(429, "20");
    for (int call = 0; call < 20; call++) {
      clock.set(NOON);
      turns.add(gate.pass(Gate.PATIENCE));
    }

    assertThat(turns).hasSizeGreaterThan(10);
  }

  @Test
  void refusesACallAtOnceThatWouldWaitTooLong() {
    gate.closesOn(503, "31");

    assertThatExceptionOfType(ThrottledException.class)
        .isThrownBy(() -> gate.pass(Gate.PATIENCE))
        .withMessageContainingAll("Batch account 'render'", "2026-11-22T12:00:31Z", "no retry")
        .satisfies(
            e -> assertThat(e.until()).isBetween(NOON.plusSeconds(31), NOON.plusSeconds(36)));
    assertThatExceptionOfType(ThrottledException.class).isThrownBy(gate::requireOpen);
    assertThat(clock.pauses()).isEmpty();
  }

  @Test
  void waitsTwiceAsLongEachTimeWhereTheServiceSaysNothing() throws InterruptedException {
    for (int expected : List.of(1, 2, 4, 8, 16, 32, 64, 120, 120)) {
      gate.closesOn(503, expected % 16 == 0 ? null : "0");

      assertThat(gate.pass(Duration.ofHours(1)))
          .isBetween(Duration.ofSeconds(expected), Duration.ofMillis(expected * 1250));
    }
  }

  @Test
  void beginsAnewWhenTheServiceAnswers() throws InterruptedException {
    gate.closesOn(503, null);
    gate.pass(Gate.PATIENCE);
    gate.closesOn(503, null);
    gate.pass(Gate.PATIENCE);
    gate.closesOn(200, null);

    gate.closesOn(503, null);

    assertThat(gate.pass(Gate.PATIENCE)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void staysClosedWhateverIsAnsweredToWhatWasUnderWay() throws InterruptedException {
    gate.closesOn(429, "10");
    gate.closesOn(200, null);
    gate.closesOn(503, null);
    gate.closesOn(429, "20");
    gate.closesOn(429, "5");

    assertThat(gate.pass(Gate.PATIENCE)).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(counted.throttled).isEqualTo(4);
  }

  @Test
  void waitsOnWhereItIsClosedAgainMeanwhile() throws InterruptedException {
    var closing = new ClosesAgain();
    closing.gate.closesOn(429, "10");

    Duration waited = closing.gate.pass(Gate.PATIENCE);

    assertThat(waited).isGreaterThanOrEqualTo(Duration.ofSeconds(17));
    assertThat(closing.pauses).isEqualTo(2);
  }

  /** Another call is throttled while one waits. */
  private final class ClosesAgain implements Pause {

    private final Gate gate = new Gate("a", clock, this, ThrottleListener.NONE);
    private int pauses;

    @Override
    public void of(Duration duration) throws InterruptedException {
      pauses++;
      clock.of(duration);
      if (pauses == 1) {
        gate.closesOn(429, "7");
      }
    }
  }

  @Test
  void asksAgainAfterAnHourAtTheLatest() {
    gate.closesOn(429, "999999999");

    clock.set(NOON.plus(Duration.ofHours(1)));

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void isOpenWhereTheClockWasSetBack() {
    gate.closesOn(429, "20");

    clock.set(NOON.minusSeconds(60));

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void warnsOnceForEachTimeItIsClosed() throws InterruptedException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Gate.class);
    log.start();
    logger.addAppender(log);
    try {
      gate.closesOn(429, "20");
      gate.closesOn(429, "20");
      gate.pass(Gate.PATIENCE);
      gate.closesOn(429, null);
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list).extracting(ILoggingEvent::getLevel).containsOnly(Level.WARN);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "AZURE-BATCH-205 Batch account 'render' is throttled: no calls for PT20S, as the service says",
            "AZURE-BATCH-205 Batch account 'render' is throttled: no calls for PT2S");
  }

  private static final class Counted implements ThrottleListener {

    private final List<Duration> waits = new ArrayList<>();
    private int throttled;

    @Override
    public void throttled() {
      throttled++;
    }

    @Override
    public void waited(Duration duration) {
      waits.add(duration);
    }
  }
}
