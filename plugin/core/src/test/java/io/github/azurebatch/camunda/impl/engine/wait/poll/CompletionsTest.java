package io.github.azurebatch.camunda.impl.engine.wait.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CompletionsTest {

  @Property(tries = 500)
  void tellsEveryWaitOfItsCompletion(
      @ForAll("histories") List<Step> history, @ForAll @IntRange(min = 1, max = 200) int recent) {
    WatchedTasks tasks = new WatchedTasks(recent);

    history.forEach(step -> step.accept(tasks));

    tasks.awaitFirst(Integer.MAX_VALUE);
    tasks.complete(Integer.MAX_VALUE, Duration.ZERO);
    tasks.advance(Completions.LAG.plusSeconds(1));
    tasks.poll();
    assertThat(tasks.open()).isZero();
  }

  @Property(tries = 10)
  void listsWhatCompletesAFewTimesHoweverLateTheWaitsBegin(
      @ForAll @IntRange(min = 0, max = 60) int roundsBeforeTheWait,
      @ForAll @IntRange(min = 30, max = 200) int aRound,
      @ForAll long seed) {
    Random random = new Random(seed);
    WatchedTasks tasks = new WatchedTasks();
    int rounds = 100;
    for (int round = 0; round < rounds; round++) {
      tasks.submit(aRound);
      if (round >= roundsBeforeTheWait) {
        tasks.awaitFirst(aRound);
      }
      tasks.complete(random.nextInt(aRound), Duration.ofMillis(random.nextInt(5_000)));
      tasks.advance(Duration.ofSeconds(5));
      tasks.poll();
    }

    assertThat(tasks.service().listedCount())
        .isLessThanOrEqualTo(5 * tasks.service().completedCount());
    assertThat(tasks.service().callCount()).isLessThanOrEqualTo(rounds + roundsBeforeTheWait + 2);
  }

  @Example
  void listsNothingTwiceOnceItIsOld() {
    WatchedTasks tasks = new WatchedTasks();
    tasks.submit(100);
    tasks.awaitFirst(100);
    tasks.poll();
    tasks.complete(50, Duration.ZERO);
    tasks.advance(Duration.ofSeconds(20));
    tasks.poll();
    tasks.advance(Duration.ofSeconds(5));
    tasks.poll();

    int before = tasks.service().listedCount();
    tasks.advance(Duration.ofSeconds(5));
    tasks.poll();

    assertThat(tasks.service().listedCount()).isEqualTo(before);
    assertThat(tasks.open()).isEqualTo(50);
  }

  @Example
  void asksForAWaitThatIsVeryLateByItsId() {
    WatchedTasks tasks = new WatchedTasks();
    tasks.submit(1);
    tasks.complete(1, Duration.ZERO);
    tasks.advance(Duration.ofHours(1));
    tasks.submit(1_000);
    tasks.awaitLast(1_000);
    tasks.poll();
    tasks.complete(900, Duration.ZERO);
    tasks.advance(Duration.ofMinutes(20));
    tasks.poll();
    tasks.advance(Duration.ofMinutes(20));
    tasks.poll();
    int before = tasks.service().listedCount();

    tasks.awaitFirst(1);
    tasks.poll();

    assertThat(tasks.service().listedCount()).isEqualTo(before + 1);
    assertThat(tasks.open()).isEqualTo(100);
  }

  @Example
  void asksForFewWaitsByTheirIdsAmongManyTasksOfOthers() {
    WatchedTasks tasks = new WatchedTasks();
    tasks.submit(5_000);
    tasks.awaitFirst(20);
    tasks.poll();
    tasks.complete(5_000, Duration.ZERO);
    tasks.advance(Duration.ofMinutes(1));

    tasks.poll();

    assertThat(tasks.open()).isZero();
    assertThat(tasks.service().listedCount()).isEqualTo(20);
  }

  @Example
  void losesNoneThatShowsUpLateWhileFewWaitsBecomeMany() {
    WatchedTasks tasks = new WatchedTasks();
    tasks.submit(1);
    tasks.awaitFirst(1);
    tasks.complete(1, Duration.ofSeconds(9));
    tasks.advance(Duration.ofSeconds(5));
    tasks.poll();
    tasks.advance(Duration.ofSeconds(20));
    tasks.submit(200);
    tasks.awaitFirst(200);

    tasks.poll();

    assertThat(tasks.open()).isEqualTo(200);
  }

  @Example
  void listsWhatManyLateWaitsMissedAlthoughTheServiceFailsOnce() {
    WatchedTasks tasks = awaitedAnHourAfterOthers();
    tasks.complete(260, Duration.ZERO);
    tasks.advance(Duration.ofMinutes(1));
    tasks.poll();
    tasks.advance(Duration.ofMinutes(20));
    tasks.poll();

    awaitEarlierTasksWhileTheServiceFailsOnce(tasks);

    assertThat(tasks.open()).isEqualTo(10);
  }

  @Example
  void listsWhatManyLateWaitsMissedAlthoughTheServiceFailsAfterAllWaitsHadEnded() {
    WatchedTasks tasks = awaitedAnHourAfterOthers();
    tasks.complete(270, Duration.ZERO);
    tasks.advance(Duration.ofMinutes(1));
    tasks.poll();
    tasks.poll();

    awaitEarlierTasksWhileTheServiceFailsOnce(tasks);

    assertThat(tasks.open()).isZero();
  }

  /** 120 tasks that are awaited, an hour after 150 that are not. */
  private static WatchedTasks awaitedAnHourAfterOthers() {
    WatchedTasks tasks = new WatchedTasks();
    tasks.submit(150);
    tasks.advance(Duration.ofHours(1));
    tasks.submit(120);
    tasks.awaitLast(120);
    tasks.poll();
    return tasks;
  }

  private static void awaitEarlierTasksWhileTheServiceFailsOnce(WatchedTasks tasks) {
    tasks.awaitFirst(150);
    tasks.failToPoll(0);
    tasks.poll();
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Step> submit =
        Arbitraries.integers().between(1, 250).map(n -> tasks -> tasks.submit(n));
    Arbitrary<Step> await =
        Arbitraries.integers().between(1, 250).map(n -> tasks -> tasks.awaitFirst(n));
    Arbitrary<Step> late =
        Arbitraries.integers().between(1, 150).map(n -> tasks -> tasks.awaitLast(n));
    Arbitrary<Step> again =
        Arbitraries.integers().between(0, 500).map(n -> tasks -> tasks.awaitAgain(n));
    Arbitrary<Step> complete =
        Arbitraries.integers()
            .between(1, 250)
            .flatMap(
                n ->
                    Arbitraries.integers()
                        .between(0, (int) Completions.LAG.toMillis())
                        .map(lag -> tasks -> tasks.complete(n, Duration.ofMillis(lag))));
    Arbitrary<Step> advance =
        Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(100, 12_000),
                Arbitraries.integers().between(60_000, 1_500_000))
            .map(millis -> tasks -> tasks.advance(Duration.ofMillis(millis)));
    Arbitrary<Step> poll = Arbitraries.just(WatchedTasks::poll);
    Arbitrary<Step> failure =
        Arbitraries.integers().between(0, 1).map(answers -> tasks -> tasks.failToPoll(answers));
    Arbitrary<Step> manyAndFailure =
        failure.map(
            step ->
                tasks -> {
                  tasks.awaitFirst(2 * Completions.MOST_IDS);
                  step.accept(tasks);
                });
    Arbitrary<Step> quiet =
        Arbitraries.just(
            tasks -> {
              tasks.complete(Integer.MAX_VALUE, Duration.ZERO);
              tasks.advance(Duration.ofMinutes(20));
              tasks.poll();
              tasks.poll();
            });
    return Arbitraries.oneOf(
            submit,
            await,
            late,
            again,
            complete,
            advance,
            poll,
            poll,
            failure,
            manyAndFailure,
            quiet)
        .list()
        .ofMaxSize(60);
  }

  interface Step extends Consumer<WatchedTasks> {}
}
