package io.github.azurebatch.camunda.impl.engine.background;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One list that the threads of a pool work through. What several threads change is guarded by this
 * object.
 */
final class WorkList<T> {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Consumer<T> work;
  private final long limit;
  private final LongSupplier nanoTime;
  private final AtomicInteger leftThreads;
  private final Deque<Queue<T>> lanes = new ArrayDeque<>();
  private final Set<Worker> workers = new HashSet<>();
  private final List<T> left = new ArrayList<>();
  private @Nullable Throwable failure;

  /**
   * @param nanoTime of threads, which no test moves
   * @param leftThreads counts those that are at work that was left
   */
  WorkList(
      List<List<T>> lanes,
      Consumer<T> work,
      Duration limit,
      LongSupplier nanoTime,
      AtomicInteger leftThreads) {
    this.work = work;
    this.limit = limit.toNanos();
    this.nanoTime = nanoTime;
    this.leftThreads = leftThreads;
    lanes.forEach(lane -> this.lanes.add(new ArrayDeque<>(lane)));
  }

  /**
   * One more thread works.
   *
   * @throws RejectedExecutionException if there is none
   */
  synchronized void beginOn(Executor threads) {
    Worker worker = new Worker();
    threads.execute(worker);
    workers.add(worker);
  }

  /**
   * Waits until nobody works any more, or some are late and leave work to others.
   *
   * @return how many those are; none at the end
   */
  int awaitEndOrLate() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return late();
        } catch (InterruptedException e) {
          // what has begun is not given up
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized int late() throws InterruptedException {
    while (!workers.isEmpty()) {
      long now = nanoTime.getAsLong();
      List<Worker> late = workers.stream().filter(worker -> worker.remaining(now) <= 0).toList();
      late.forEach(this::leave);
      if (!late.isEmpty() && !lanes.isEmpty()) {
        return late.size();
      }
      if (!workers.isEmpty()) {
        wait(untilNextIsLate(now));
      }
    }
    return 0;
  }

  private long untilNextIsLate(long now) {
    long first = workers.stream().mapToLong(worker -> worker.remaining(now)).min().orElse(limit);
    return first / NANOS_PER_MILLI + 1;
  }

  private void leave(Worker worker) {
    workers.remove(worker);
    worker.isLeft = true;
    leftThreads.incrementAndGet();
    left.add(Objects.requireNonNull(worker.item));
    if (!worker.lane.isEmpty()) {
      lanes.addFirst(worker.lane);
    }
  }

  /** What is still done although it is left; in the order in which it was left. */
  synchronized List<T> left() {
    return List.copyOf(left);
  }

  /** Throws what a worker threw. */
  synchronized void rethrow() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private synchronized void fail(Worker thrower, Throwable thrown) {
    if (thrower.isLeft) {
      return;
    }
    failure = failure == null ? thrown : failure;
    lanes.clear();
    workers.forEach(worker -> worker.lane.clear());
  }

  /** The next item for the worker; null if there is none, or it was left. */
  private synchronized @Nullable T next(Worker worker) {
    worker.item = null;
    if (worker.isLeft) {
      leftThreads.decrementAndGet();
      return null;
    }
    if (worker.lane.isEmpty() && !lanes.isEmpty()) {
      worker.lane = lanes.remove();
    }
    T item = worker.lane.poll();
    if (item == null) {
      workers.remove(worker);
      notifyAll();
    }
    worker.item = item;
    worker.begun = nanoTime.getAsLong();
    return item;
  }

  private final class Worker implements Runnable {

    private Queue<T> lane = new ArrayDeque<>();
    private @Nullable T item;
    private long begun;
    private boolean isLeft;

    @Override
    public void run() {
      for (T next = next(this); next != null; next = next(this)) {
        try {
          work.accept(next);
        } catch (Throwable thrown) {
          // the caller throws it again
          fail(this, thrown);
        }
      }
    }

    /** Of the time that its item may take. */
    private long remaining(long now) {
      return item == null ? limit : limit - (now - begun);
    }
  }
}
