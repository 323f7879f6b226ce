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
  private final AtomicInteger overdueThreads;
  private final Deque<Queue<T>> lanes = new ArrayDeque<>();
  private final Set<Worker> workers = new HashSet<>();
  private final List<T> overdue = new ArrayList<>();
  private @Nullable Throwable failure;

  /**
   * @param nanoTime of threads, which no test moves
   * @param overdueThreads counts threads whose work takes too long
   */
  WorkList(
      List<List<T>> lanes,
      Consumer<T> work,
      Duration limit,
      LongSupplier nanoTime,
      AtomicInteger overdueThreads) {
    this.work = work;
    this.limit = limit.toNanos();
    this.nanoTime = nanoTime;
    this.overdueThreads = overdueThreads;
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
   * Waits until all work is done, or some of it takes too long and other threads are needed.
   *
   * @return how many threads are needed; none at the end
   */
  int awaitEndOrOverdue() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return newlyOverdue();
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

  private synchronized int newlyOverdue() throws InterruptedException {
    while (!workers.isEmpty()) {
      long now = nanoTime.getAsLong();
      List<Worker> tooLate = workers.stream().filter(worker -> worker.remaining(now) <= 0).toList();
      tooLate.forEach(this::abandon);
      if (!tooLate.isEmpty() && !lanes.isEmpty()) {
        return tooLate.size();
      }
      if (!workers.isEmpty()) {
        wait(untilNextIsOverdue(now));
      }
    }
    return 0;
  }

  private long untilNextIsOverdue(long now) {
    long first = workers.stream().mapToLong(worker -> worker.remaining(now)).min().orElse(limit);
    return first / NANOS_PER_MILLI + 1;
  }

  private void abandon(Worker worker) {
    workers.remove(worker);
    worker.isOverdue = true;
    overdueThreads.incrementAndGet();
    overdue.add(Objects.requireNonNull(worker.item));
    if (!worker.lane.isEmpty()) {
      lanes.addFirst(worker.lane);
    }
  }

  /** What is still done although it takes too long; in the order in which that was found. */
  synchronized List<T> overdue() {
    return List.copyOf(overdue);
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
    if (thrower.isOverdue) {
      return;
    }
    failure = failure == null ? thrown : failure;
    lanes.clear();
    workers.forEach(worker -> worker.lane.clear());
  }

  /** The next item for the worker; null if there is none, or its last one took too long. */
  private synchronized @Nullable T next(Worker worker) {
    worker.item = null;
    if (worker.isOverdue) {
      overdueThreads.decrementAndGet();
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
    private boolean isOverdue;

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
