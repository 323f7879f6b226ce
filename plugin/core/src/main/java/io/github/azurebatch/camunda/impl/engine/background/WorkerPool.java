package io.github.azurebatch.camunda.impl.engine.background;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Some threads that work through a list while the caller waits. Work that takes too long keeps its
 * thread, and another thread goes on with the rest: Java cannot end a thread, and to interrupt it
 * would break connections to the database. Where there is nothing to do, there are no threads but
 * those.
 */
public final class WorkerPool implements AutoCloseable {

  private static final int IDLE_SECONDS = 1;

  /** Each thread may hold a connection to the database: those that hang must not take them all. */
  private static final int MOST_OVERDUE_PER_THREAD = 2;

  private final int size;
  private final Duration limit;
  private final AtomicInteger overdue = new AtomicInteger();
  private final ThreadPoolExecutor threads;

  /**
   * @param name of the threads
   * @param size how many work at the same time at most, but for those whose work takes too long
   * @param limit how long one item may take before the others go on without it
   */
  public WorkerPool(String name, int size, Duration limit) {
    this.size = size;
    this.limit = limit;
    threads =
        new ThreadPoolExecutor(
            0,
            size * (1 + MOST_OVERDUE_PER_THREAD),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads(name));
  }

  /**
   * Does the work for each item, begun in the order of the list, and returns when all is done but
   * what takes too long. What is thrown ends it early: no item is begun any more.
   *
   * @return what takes longer than the limit, and goes on
   */
  public <T> List<T> forEach(List<T> items, Consumer<T> work) {
    return forEachLane(items.stream().map(List::of).toList(), work);
  }

  /** As {@link #forEach}, for the items of several lanes: in each, one is done after another. */
  public <T> List<T> forEachLane(List<List<T>> lanes, Consumer<T> work) {
    WorkList<T> workList = new WorkList<>(lanes, work, limit, System::nanoTime, overdue);
    for (int worker = 0; worker < Math.min(size, lanes.size()); worker++) {
      begin(workList);
    }
    for (int needed = workList.awaitEndOrOverdue();
        needed > 0;
        needed = workList.awaitEndOrOverdue()) {
      for (int worker = 0; worker < needed; worker++) {
        begin(workList);
      }
    }
    workList.rethrow();
    return workList.overdue();
  }

  private <T> void begin(WorkList<T> workList) {
    try {
      workList.beginOn(threads);
    } catch (RejectedExecutionException e) {
      // closed, or too many are overdue: the threads that work do the rest, if there are any
    }
  }

  /** How many threads are at work that takes too long. */
  public int overdueCount() {
    return overdue.get();
  }

  /** Lets idle threads end at once; from now on nothing is begun. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
