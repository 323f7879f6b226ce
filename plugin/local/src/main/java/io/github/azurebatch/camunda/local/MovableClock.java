package io.github.azurebatch.camunda.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time of another clock plus an offset that can be moved. May be used by any thread; threads
 * that wait for a time wake up when it is moved.
 */
public final class MovableClock extends Clock {

  private final Clock base;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private Duration offset = Duration.ZERO;

  /** A clock that shows the time of {@code base} until it is moved. */
  public MovableClock(Clock base) {
    this.base = base;
  }

  /** Moves the time forward. */
  public void advance(Duration duration) {
    lock.lock();
    try {
      offset = offset.plus(duration);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Goes back to the time of the other clock. */
  public void reset() {
    lock.lock();
    try {
      offset = Duration.ZERO;
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until this time has come, because time passed or was moved. */
  public void awaitUntil(Instant time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = untilThen(time);
      while (nanos > 0) {
        moved.awaitNanos(nanos);
        nanos = untilThen(time);
      }
    } finally {
      lock.unlock();
    }
  }

  private long untilThen(Instant time) {
    return TimeUnit.NANOSECONDS.convert(Duration.between(instant(), time));
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return base.instant().plus(offset);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : new InZone(zone);
  }

  /** The time of the outer clock in another zone. */
  private final class InZone extends Clock {

    private final ZoneId zone;

    private InZone(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return MovableClock.this.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return MovableClock.this.withZone(other);
    }
  }
}
