package io.github.azurebatch.camunda.engine.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Some threads that work through a list together with the caller. Where there is nothing to do for
 * a while, they end.
 */
public final class Crew implements AutoCloseable {

  private static final int IDLE_SECONDS = 10;

  private final int size;
  private final ThreadPoolExecutor others;

  /**
   * @param name of the threads
   * @param size how many work at the same time at most, the caller among them
   */
  public Crew(String name, int size) {
    this.size = size;
    others =
        new ThreadPoolExecutor(
            size,
            size,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads(name));
    others.allowCoreThreadTimeOut(true);
  }

  /**
   * Does the work for each item, begun in the order of the list, and returns when all is done. What
   * is thrown ends it early: no item is begun any more.
   */
  public <T> void forEach(List<T> items, Consumer<T> work) {
    Queue<T> pending = new ConcurrentLinkedQueue<>(items);
    Runnable share = () -> workThrough(pending, work);
    List<CompletableFuture<Void>> shares = new ArrayList<>();
    try {
      for (int helper = 1; helper < Math.min(size, items.size()); helper++) {
        shares.add(CompletableFuture.runAsync(share, others));
      }
    } catch (RejectedExecutionException e) {
      // closed: the caller does it, with those that have begun
    }
    try {
      share.run();
    } finally {
      shares.forEach(Crew::awaitEnd);
    }
    shares.forEach(Crew::rethrow);
  }

  private static <T> void workThrough(Queue<T> pending, Consumer<T> work) {
    try {
      for (T item = pending.poll(); item != null; item = pending.poll()) {
        work.accept(item);
      }
    } finally {
      pending.clear();
    }
  }

  private static void awaitEnd(CompletableFuture<Void> share) {
    share.handle((done, failure) -> done).join();
  }

  private static void rethrow(CompletableFuture<Void> share) {
    try {
      share.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Lets idle threads end at once; from now on the caller works alone. */
  @Override
  public void close() {
    others.shutdown();
  }
}
