package io.github.azurebatch.camunda.impl.engine.wait;

import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.SUBMITTED;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.completed;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.job;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.list;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.queued;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.task;
import static io.github.azurebatch.camunda.impl.engine.wait.GivenTargets.unreadTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskDurations;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is seen of a target of each kind, and when nothing is left to wait for. */
class ProgressTest {

  private static final Instant LATER = SUBMITTED.plus(Duration.ofMinutes(5));
  private static final WaitTerms TERMINATING = new WaitTerms(SUBMITTED, null, true, "outputs");
  private static final WaitTerms LEAVING = new WaitTerms(SUBMITTED, null, false, "outputs");

  static Stream<WaitTarget> targets() {
    return Stream.of(task(), task(LATER), unreadTask(), list(false), list(true, LATER), job());
  }

  @ParameterizedTest
  @MethodSource("targets")
  void keepsItsTarget(WaitTarget target) {
    Progress progress = target.newProgress();

    assertThat(progress.target()).isEqualTo(target);
    assertThat(progress.since()).isEqualTo(target.since());
    assertThat(progress.isOver()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void isVisitedByItsKind(WaitTarget target) {
    Progress progress = target.newProgress();

    assertThat(progress.accept(new Kind())).isSameAs(progress);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void isOverWhenItsBatchJobIsDeleted(WaitTarget target) {
    Progress progress = target.newProgress();

    progress.loseJob();

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.openTaskIds()).isEmpty();
    assertThat(progress.looksForTasks()).isFalse();
    assertThat(progress.looksForEndOfJob()).isFalse();
  }

  @Test
  void ofATaskIsOverWhenItCompletes() {
    Progress progress = task().newProgress();

    note(progress, completed("other", LATER, 0), queued("task"));
    assertThat(progress.openTaskIds()).containsExactly("task");
    note(progress, completed("task", LATER, 0));

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.completionTime()).contains(LATER);
    assertThat(progress.toTerminate(TERMINATING)).isEmpty();
  }

  @Test
  void ofATaskAwaitsNoOther() {
    Progress progress = task().newProgress();

    assertThat(Stream.of("task", "TASK", "list-1").filter(progress::awaits))
        .containsExactly("task");
    note(progress, completed("task", LATER, 0));

    assertThat(progress.awaits("task")).isFalse();
  }

  @Test
  void ofAListAwaitsWhatMayStillComplete() {
    Progress progress = list(false).newProgress();
    note(progress, completed("list-1", LATER, 0));

    progress.loseAllBut(Set.of("list-1", "list-3"));

    assertThat(Stream.of("list-1", "list-2", "list-3", "list-4", "task").filter(progress::awaits))
        .containsExactly("list-2", "list-3");
  }

  @Test
  void ofAReactivatedTaskIsNotOverByItsEarlierRun() {
    Progress progress = task().reactivated(LATER).newProgress();

    note(progress, completed("task", LATER, 3));
    assertThat(progress.isOver()).isFalse();
    note(progress, completed("task", LATER.plusMillis(1), 0));

    assertThat(progress.isOver()).isTrue();
  }

  @Test
  void ofAnUnreadTaskIsOverOnlyWhenItIsLost() {
    Progress progress = unreadTask().newProgress();

    note(progress, completed("task", LATER, 0));
    assertThat(progress.isOver()).isFalse();
    progress.loseAllBut(Set.of("other"));

    assertThat(progress.isOver()).isTrue();
  }

  @Test
  void ofAListIsOverWithItsLastTask() {
    Progress progress = list(false).newProgress();

    note(progress, completed("list-1", LATER, 0), completed("list-3", LATER, 1));
    assertThat(progress.openTaskIds()).containsExactly("list-2");
    assertThat(progress.toTerminate(TERMINATING))
        .containsExactly(new CreatedTask(new TaskReference("job", "list-2"), SUBMITTED));
    assertThat(progress.toTerminate(LEAVING)).isEmpty();
    progress.loseAllBut(Set.of("list-1", "list-3"));

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.toTerminate(TERMINATING)).isEmpty();
  }

  @Test
  void ofAnyTaskOfAListIsOverWithTheFirstSuccess() {
    Progress progress = list(true).newProgress();

    note(progress, completed("list-1", LATER, 1));
    assertThat(progress.isOver()).isFalse();
    note(progress, completed("list-2", LATER, 0));

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.toTerminate(LEAVING))
        .containsExactly(new CreatedTask(new TaskReference("job", "list-3"), SUBMITTED));
  }

  @Test
  void ofAListLooksForNoTasksThatAreToRunAgain() {
    Progress progress = list(false).toRunAgain(BitSet.valueOf(new long[] {2})).newProgress();

    assertThat(progress.looksForTasks()).isFalse();
    assertThat(progress.openCount()).isZero();
  }

  @Test
  void ofAListIsJudgedByWhatWasSeenThen() {
    ListProgress progress = (ListProgress) list(false).newProgress();
    note(progress, completed("list-1", LATER, 0));

    TaskTally judged = progress.tally();
    Stream<String> open = progress.openTaskIds();
    TaskDurations durations = progress.durations();
    note(progress, completed("list-2", LATER, 1), completed("list-3", LATER, 0));

    assertThat(judged.openCount()).isEqualTo(2);
    assertThat(open).containsExactly("list-2", "list-3");
    assertThat(progress.tally().openCount()).isZero();
    assertThat(ran(durations)).isEqualTo(1);
    assertThat(ran(progress.durations())).isEqualTo(3);
  }

  private static int ran(TaskDurations durations) {
    AtomicInteger tasks = new AtomicInteger();
    durations.forEachRun((duration, count) -> tasks.addAndGet(count));
    return tasks.get();
  }

  @Test
  void ofAListMayBeReadWhileItIsPolled() throws Exception {
    int count = 5_000;
    ListTarget list = list(count);
    ListRuns runs = list.runs();
    ListProgress progress = (ListProgress) list.newProgress();
    CompletableFuture<Void> polled =
        CompletableFuture.runAsync(
            () -> {
              for (int index = count; index > 0; index--) {
                note(progress, completed(runs.taskId(index), LATER, 1));
              }
            });

    while (!polled.isDone()) {
      TaskTally judged = progress.tally();
      assertThat(judged.open().count()).isEqualTo(judged.openCount());
      assertThat(progress.toTerminate(TERMINATING)).hasSizeLessThanOrEqualTo(count);
    }

    polled.get();
    assertThat(progress.isOver()).isTrue();
  }

  @Test
  void ofAJobIsOverWhenThatHasEnded() {
    Progress progress = job().newProgress();
    TaskSnapshot queued = queued("any");

    note(progress, completed("task", LATER, 0));
    assertThat(progress.awaits("task")).isFalse();
    assertThat(progress.looksForEndOfJob()).isTrue();
    assertThat(progress.among(Map.of("any", queued))).containsExactly(queued);
    progress.endJob();

    assertThat(progress.isOver()).isTrue();
    assertThat(progress.looksForEndOfJob()).isFalse();
    assertThat(progress.among(Map.of("any", queued))).isEmpty();
  }

  private static void note(Progress progress, TaskSnapshot... tasks) {
    progress.note(
        Stream.of(tasks)
            .collect(Collectors.toMap(task -> task.reference().taskId(), task -> task)));
  }

  private static final class Kind implements Progress.Visitor<Progress> {

    @Override
    public Progress task(TaskProgress task) {
      return task;
    }

    @Override
    public Progress list(ListProgress list) {
      return list;
    }

    @Override
    public Progress job(JobProgress job) {
      return job;
    }
  }
}
