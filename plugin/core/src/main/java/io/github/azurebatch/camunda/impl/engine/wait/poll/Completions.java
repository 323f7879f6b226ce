package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which of the awaited tasks of a job have completed, at the price of what completes and
 * not of what waits. All times are the service's.
 *
 * <p>What always holds, also after a call that failed: waits were told of all their tasks that
 * completed before {@code listed}, and before {@code needed}. Only late waits were not, until the
 * service was asked for their tasks by id. A late wait is one whose tasks may have completed before
 * {@code listed}.
 */
public final class Completions {

  /**
   * How late a completed task may show up in the list, and how far the clocks of the service may be
   * apart.
   */
  static final Duration LAG = Duration.ofSeconds(10);

  /** Tasks that one call asks for by their ids. */
  static final int IDS_PER_CALL = 20;

  /** Of more tasks, a list of what has completed costs less than asking for each by its id. */
  static final int MOST_IDS = 5 * IDS_PER_CALL;

  /** A list goes on where it ended, though no wait needs the time in between, if that is short. */
  private static final Duration GAP = Duration.ofMinutes(10);

  private static final int MOST_RECENT = 10_000;

  private final BatchService batch;
  private final String jobId;
  private final RecentCompletions recent;
  private final Map<Progress, Instant> late = new HashMap<>();
  private Instant listed = Instant.MIN;
  private Instant needed = Instant.MAX;

  public Completions(BatchService batch, String jobId) {
    this(batch, jobId, MOST_RECENT);
  }

  Completions(BatchService batch, String jobId, int mostRecent) {
    this.batch = batch;
    this.jobId = jobId;
    this.recent = new RecentCompletions(mostRecent);
  }

  /**
   * Tells a new wait of what was seen before.
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
   * Asks the service. If it does not answer, nothing is changed, and the next poll asks again.
   *
   * @param awaiting all that were added and still wait
   * @return the completed tasks that were found, maybe among others
   */
  public List<TaskSnapshot> poll(Collection<Progress> awaiting) {
    int open = count(awaiting);
    if (open == 0) {
      needed = Instant.MAX;
      late.clear();
      return List.of();
    }
    if (open <= IDS_PER_CALL) {
      return askForAll(awaiting);
    }
    if (!needed.isAfter(listed.plus(GAP))) {
      return list(awaiting);
    }
    if (open <= MOST_IDS) {
      List<TaskSnapshot> found = askForAll(awaiting);
      begin(needed);
      return found;
    }
    return listAnew(awaiting, late.values().stream().reduce(needed, Completions::earlier));
  }

  private List<TaskSnapshot> askForAll(Collection<Progress> awaiting) {
    CompletedTasks found = completedAmong(openTaskIds(awaiting));
    needed = found.asOf().minus(LAG);
    late.clear();
    return found.tasks();
  }

  /** No wait needs what completed before. */
  private void begin(Instant time) {
    listed = time;
    recent.restart(time);
  }

  private List<TaskSnapshot> listAnew(Collection<Progress> awaiting, Instant since) {
    NewestCompletions newest = recent.listing(since);
    CompletedTasks completed = completedSince(since, awaiting, newest);
    begin(since);
    return note(since, completed, newest);
  }

  private List<TaskSnapshot> list(Collection<Progress> awaiting) {
    List<TaskSnapshot> found = new ArrayList<>();
    Instant since = listed;
    int lateCount = count(late.keySet());
    if (lateCount > MOST_IDS) {
      since = earlier(since, late.values().stream().min(Instant::compareTo).orElseThrow());
    } else if (lateCount > 0) {
      CompletedTasks missed = completedAmong(openTaskIds(late.keySet()));
      since = earlier(since, missed.asOf().minus(LAG));
      found.addAll(missed.tasks());
    }
    NewestCompletions newest = recent.listing(since);
    found.addAll(note(since, completedSince(since, awaiting, newest), newest));
    return found;
  }

  private List<TaskSnapshot> note(
      Instant since, CompletedTasks completed, NewestCompletions newest) {
    recent.add(since, newest, completed.asOf());
    listed = completed.asOf().minus(LAG);
    needed = listed;
    late.clear();
    return completed.tasks();
  }

  /** A job may have millions of tasks that no wait here is for: few of them are held. */
  private CompletedTasks completedSince(
      Instant time, Collection<Progress> awaiting, NewestCompletions newest) {
    AwaitedTasks awaited = new AwaitedTasks(awaiting);
    return batch.completedTasks(
        jobId,
        time.atOffset(ZoneOffset.UTC),
        task -> {
          newest.add(task);
          return awaited.test(task);
        });
  }

  private CompletedTasks completedAmong(List<String> taskIds) {
    return batch.completedTasks(jobId, taskIds);
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
