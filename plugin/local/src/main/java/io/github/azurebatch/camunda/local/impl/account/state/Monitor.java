package io.github.azurebatch.camunda.local.impl.account.state;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The one lock that guards an account's state; threads that wait for a state wake up on each
 * change.
 */
public final class Monitor {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /**
   * Something done while holding the lock.
   *
   * @param <T> its result
   * @param <E> what it throws
   */
  public interface Action<T, E extends Exception> {
    T run() throws E;
  }

  public <T, E extends Exception> T locked(Action<T, E> action) throws E {
    lock.lock();
    try {
      return action.run();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  public void run(Runnable action) {
    this.<Boolean, RuntimeException>locked(
        () -> {
          action.run();
          return true;
        });
  }

  /** Waits until it holds; returns whether it does. */
  public boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = timeout.toNanos();
      while (!condition.getAsBoolean()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = changed.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
