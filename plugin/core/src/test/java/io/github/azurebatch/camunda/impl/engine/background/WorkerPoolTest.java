package io.github.azurebatch.camunda.impl.engine.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {

  private final WorkerPool workers = new WorkerPool("workers", 3, Duration.ofSeconds(30));

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void worksOnAsManyItemsAtATimeAsThereAreThreads() {
    CyclicBarrier allOfThem = new CyclicBarrier(3);

    workers.forEach(List.of(1, 2, 3, 4, 5, 6), item -> meet(allOfThem));

    assertThat(allOfThem.isBroken()).isFalse();
  }

  @Test
  void returnsWhenAllIsDone() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();

    workers.forEach(IntStream.range(0, 1000).boxed().toList(), done::add);

    assertThat(done).hasSize(1000);
  }

  @Test
  void doesTheItemsOfALaneOneAfterAnother() {
    Set<String> atWork = ConcurrentHashMap.newKeySet();
    List<Integer> done = new CopyOnWriteArrayList<>();
    Consumer<Integer> work =
        item -> {
          assertThat(atWork.add(item < 100 ? "first" : "second")).isTrue();
          done.add(item);
          atWork.remove(item < 100 ? "first" : "second");
        };

    workers.forEachLane(
        List.of(
            IntStream.range(0, 100).boxed().toList(), IntStream.range(100, 200).boxed().toList()),
        work);

    assertThat(done).hasSize(200);
    assertThat(done.stream().filter(item -> item < 100)).isSorted();
    assertThat(done.stream().filter(item -> item >= 100)).isSorted();
  }

  @Test
  void leavesWhatTakesTooLongAndDoesTheRest() {
    WorkerPool hurried = new WorkerPool("hurried", 2, Duration.ofMillis(200));
    CountDownLatch hangs = new CountDownLatch(1);
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    Consumer<Integer> work =
        item -> {
          if (item < 3) {
            await(hangs);
          }
          done.add(item);
        };

    List<Integer> left =
        hurried.forEachLane(
            List.of(List.of(0, 3, 4), List.of(1, 5), List.of(2, 6), List.of(7)), work);

    assertThat(left).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(done).containsExactlyInAnyOrder(3, 4, 5, 6, 7);
    assertThat(hurried.overdueCount()).isEqualTo(3);

    hangs.countDown();
    Awaitility.await().until(() -> hurried.overdueCount() == 0);
    assertThat(done).contains(0, 1, 2);
    assertThat(hurried.forEach(List.of(8), done::add)).isEmpty();
    assertThat(done).contains(8);
    hurried.close();
  }

  @Test
  void hasNoMoreThreadsThanAreBounded() {
    WorkerPool hurried = new WorkerPool("bounded", 1, Duration.ofMillis(50));
    CountDownLatch hangs = new CountDownLatch(1);
    List<Integer> items = IntStream.range(0, 10).boxed().toList();

    List<Integer> left = hurried.forEach(items, item -> await(hangs));

    assertThat(left).containsExactly(0, 1, 2);
    assertThat(threads("bounded")).hasSize(3);
    assertThat(hurried.forEach(items, item -> await(hangs))).isEmpty();
    hangs.countDown();
    Awaitility.await().until(() -> threads("bounded").isEmpty());
    hurried.close();
  }

  @Test
  void hasNoThreadsWhereThereIsNothingToDo() {
    workers.forEach(List.of(), item -> {});
    assertThat(threads("workers")).isEmpty();

    workers.forEach(List.of(1, 2, 3), item -> {});
    Awaitility.await().until(() -> threads("workers").isEmpty());
  }

  private static List<Thread> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void throwsWhatAWorkerThrowsAndBeginsNothingMore() {
    WorkerPool alone = new WorkerPool("alone", 1, Duration.ofSeconds(30));
    List<Integer> begun = new ArrayList<>();

    assertThatThrownBy(
            () ->
                alone.forEach(
                    List.of(1, 2, 3),
                    item -> {
                      begun.add(item);
                      throw new AssertionError("at " + item);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("at 1");
    assertThat(begun).containsExactly(1);
    alone.close();
  }

  @Test
  void beginsNothingOnceItIsClosed() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    workers.close();

    workers.forEach(List.of(1, 2, 3), done::add);

    assertThat(done).isEmpty();
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
