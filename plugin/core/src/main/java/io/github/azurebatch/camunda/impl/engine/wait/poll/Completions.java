package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which of the awaited tasks of a job have completed, at the price of what completes and
 * not of what waits. All times are the service's.
 *
 * <p>Always true, also after a call that failed: of what is awaited, and completed before {@code
 * listed}, all was told; so was what completed before {@code needed}. Late waits are the exception,
 * until they were asked for.
 */
public final class Completions {

  /**
   * How late a completed task may show up in the list, and how far the clocks of the service may be
   * apart.
   */
  static final Duration LAG = Duration.ofSeconds(10);

  /** So many are asked for by their ids in one call. */
  static final int FEW = 20;

  /**
   * Beyond, a listing of what completed since costs less than asking for late ones by their ids.
   */
  static final int SOME = 5 * FEW;

  /** So much that nobody needs is listed once more rather than begun anew after. */
  private static final Duration GAP = Duration.ofMinutes(10);

  private static final int MOST_RECENT = 10_000;

  private final CompletedTaskSource source;
  private final RecentCompletions recent;
  private final Map<Progress, Instant> late = new HashMap<>();
  private Instant listed = Instant.MIN;
  private Instant needed = Instant.MAX;

  public Completions(CompletedTaskSource source) {
    this(source, MOST_RECENT);
  }

  Completions(CompletedTaskSource source, int mostRecent) {
    this.source = source;
    this.recent = new RecentCompletions(mostRecent);
  }

  /**
   * Somebody waits from now on; what was seen before is told at once.
   *
   * @param since when the first of its tasks may have completed
   */
  public void add(Progress progress, Instant since) {
    Instant earliest = since.minus(LAG);
    if (!progress.looksForTasks()) {
      return;
    }
    if (!earliest.isBefore(listed)) {
      needed = earlier(needed, earliest);
    } else if (recent.cover(earliest)) {
      progress.note(recent.byId());
      needed = earlier(needed, listed);
    } else {
      late.put(progress, earliest);
    }
  }

  /**
   * Asks the service. Where it does not answer, nothing is changed, and the next look asks again.
   *
   * @param awaiting all that were added and still wait
   * @return the completed tasks that were found, maybe among others
   */
  public List<TaskSnapshot> look(Collection<Progress> awaiting) {
    int open = count(awaiting);
    if (open == 0) {
      needed = Instant.MAX;
      late.clear();
      return List.of();
    }
    if (open <= FEW) {
      return askForAll(awaiting);
    }
    if (!needed.isAfter(listed.plus(GAP))) {
      return list();
    }
    if (open <= SOME) {
      List<TaskSnapshot> found = askForAll(awaiting);
      begin(needed);
      return found;
    }
    return listAnew(late.values().stream().reduce(needed, Completions::earlier));
  }

  private List<TaskSnapshot> askForAll(Collection<Progress> awaiting) {
    CompletedTasks found = source.of(openTaskIds(awaiting));
    needed = found.asOf().minus(LAG);
    late.clear();
    return found.tasks();
  }

  /** Nobody needs what completed before. */
  private void begin(Instant time) {
    listed = time;
    recent.restart(time);
  }

  private List<TaskSnapshot> listAnew(Instant since) {
    CompletedTasks completed = source.since(since);
    begin(since);
    return note(since, completed);
  }

  private List<TaskSnapshot> list() {
    List<TaskSnapshot> found = new ArrayList<>();
    Instant since = listed;
    int lateCount = count(late.keySet());
    if (lateCount > SOME) {
      since = earlier(since, late.values().stream().min(Instant::compareTo).orElseThrow());
    } else if (lateCount > 0) {
      CompletedTasks missed = source.of(openTaskIds(late.keySet()));
      since = earlier(since, missed.asOf().minus(LAG));
      found.addAll(missed.tasks());
    }
    found.addAll(note(since, source.since(since)));
    return found;
  }

  private List<TaskSnapshot> note(Instant since, CompletedTasks completed) {
    recent.add(since, completed);
    listed = completed.asOf().minus(LAG);
    needed = listed;
    late.clear();
    return completed.tasks();
  }

  /** How many tasks are open. */
  public static int count(Collection<Progress> progresses) {
    return progresses.stream().mapToInt(Progress::openCount).sum();
  }

  private static List<String> openTaskIds(Collection<Progress> progresses) {
    return progresses.stream().flatMap(Progress::openTaskIds).distinct().toList();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
