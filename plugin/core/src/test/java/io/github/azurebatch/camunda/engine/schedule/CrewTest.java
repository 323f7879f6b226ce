package io.github.azurebatch.camunda.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {

  private final Crew crew = new Crew("crew", 3);

  @AfterEach
  void close() {
    crew.close();
  }

  @Test
  void worksOnAsManyItemsAtATimeAsThereAreThreads() {
    CyclicBarrier allOfThem = new CyclicBarrier(3);

    crew.forEach(List.of(1, 2, 3, 4, 5, 6), item -> meet(allOfThem));

    assertThat(allOfThem.isBroken()).isFalse();
  }

  @Test
  void returnsWhenAllIsDone() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();

    crew.forEach(IntStream.range(0, 1000).boxed().toList(), done::add);

    assertThat(done).hasSize(1000);
  }

  @Test
  void doesASingleItemOnTheThreadOfTheCaller() {
    List<Thread> workers = new ArrayList<>();

    crew.forEach(List.of(1), item -> workers.add(Thread.currentThread()));

    assertThat(workers).containsExactly(Thread.currentThread());
  }

  @Test
  void throwsWhatAWorkerThrowsAndBeginsNothingMore() {
    Crew alone = new Crew("alone", 1);
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
  void throwsWhatAnotherThreadThanTheCallersThrows() {
    Thread caller = Thread.currentThread();
    CyclicBarrier allOfThem = new CyclicBarrier(3);

    assertThatThrownBy(
            () ->
                crew.forEach(
                    List.of(1, 2, 3),
                    item -> {
                      meet(allOfThem);
                      if (Thread.currentThread() != caller) {
                        throw new IllegalStateException("of another thread");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("of another thread");
  }

  @Test
  void leavesTheWorkToTheCallerOnceItIsClosed() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    crew.close();

    crew.forEach(List.of(1, 2, 3), item -> workers.add(Thread.currentThread()));

    assertThat(workers).containsExactly(Thread.currentThread());
  }

  private static void meet(CyclicBarrier others) {
    try {
      others.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
