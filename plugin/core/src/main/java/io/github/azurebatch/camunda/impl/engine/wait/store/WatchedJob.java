package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.wait.JobProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.poll.Audit;
import io.github.azurebatch.camunda.impl.engine.wait.poll.CompletedTaskSource;
import io.github.azurebatch.camunda.impl.engine.wait.poll.Completions;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The waits for tasks of one Azure Batch job, and how far its completed tasks were seen. One thread
 * at a time looks; several may {@linkplain #forget forget} waits at the same time.
 */
public final class WatchedJob {

  private final Topic topic;
  private final KnownWaits knownWaits;
  private final BatchService batch;
  private final Completions completions;
  private Instant audited;
  private Instant looked = Instant.MIN;
  private Instant news = Instant.MIN;

  /**
   * @param audited when the time to the first audit begins
   */
  public WatchedJob(Topic topic, WaitQueries waits, BatchService batch, Instant audited) {
    this.topic = topic;
    this.knownWaits = new KnownWaits(topic, waits, this::expect);
    this.batch = batch;
    this.completions = new Completions(CompletedTaskSource.of(batch, topic.jobId()));
    this.audited = audited;
  }

  public Topic topic() {
    return topic;
  }

  /** All of them; some may be forgotten or replaced while they are looked through. */
  public Collection<WatchedWait> waits() {
    return knownWaits.waits();
  }

  public void forget(WatchedWait wait) {
    knownWaits.forget(wait);
  }

  /** The wait goes on, for something else or for another run of it. */
  public void replace(WatchedWait wait, Wait next) {
    knownWaits.put(wait.of(next));
  }

  /** Finds out which waits came or went since the last time. */
  public void refresh() {
    noteNews(knownWaits.refresh());
  }

  /** Their tasks may have completed long ago, as those of an instance that was suspended. */
  private void noteNews(boolean haveCome) {
    looked = haveCome ? Instant.MIN : looked;
  }

  private void expect(WatchedWait wait) {
    Wait stored = wait.stored();
    completions.add(wait.progress(), stored.target().since());
    newsAt(stored.entered());
  }

  private void newsAt(Instant time) {
    news = time.isAfter(news) ? time : news;
  }

  /** Whether it is time to look; nothing is judged by its timeout without a last look. */
  public boolean isToBeLookedAt(PollInterval pollInterval, Instant now) {
    return pollInterval.isDue(looked, news, now)
        || waits().stream().anyMatch(wait -> wait.isOverdue(now) || wait.needsALook());
  }

  /** One list call for all waits of the job. */
  public void lookForCompletedTasks(Instant now) {
    try {
      lookForTheEndOfTheJob();
      List<Progress> awaiting = waits().stream().map(WatchedWait::progress).toList();
      int open = Completions.count(awaiting);
      note(completions.look(awaiting));
      if (Completions.count(awaiting) < open) {
        newsAt(now);
      }
      looked = now;
    } catch (RefusedException e) {
      loseAllIfGone(e);
    }
    waits().forEach(WatchedWait::wasLookedAt);
  }

  private void lookForTheEndOfTheJob() {
    List<JobProgress> open =
        waits().stream()
            .map(WatchedWait::progress)
            .filter(JobProgress.class::isInstance)
            .map(JobProgress.class::cast)
            .filter(progress -> !progress.isOver())
            .toList();
    if (!open.isEmpty() && JobProgress.hasEnded(batch, topic.jobId())) {
      open.forEach(JobProgress::end);
    }
  }

  private void note(List<TaskSnapshot> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    Map<String, TaskSnapshot> byId =
        tasks.stream()
            .collect(
                Collectors.toMap(task -> task.reference().taskId(), task -> task, (a, b) -> b));
    waits().forEach(wait -> wait.progress().note(byId));
  }

  public boolean isAuditDue(Duration interval, Instant now) {
    return !now.isBefore(audited.plus(interval));
  }

  /**
   * Looks for tasks that were deleted: they never show in a list of completed ones.
   *
   * @return the queued tasks that were seen, by their ids; empty if it was not time to look
   */
  public Optional<Map<String, TaskSnapshot>> auditAfter(Duration interval, Instant now) {
    if (!isAuditDue(interval, now)) {
      return Optional.empty();
    }
    audited = now;
    noteNews(knownWaits.reload());
    try {
      return Optional.of(queued(audit()));
    } catch (RefusedException e) {
      loseAllIfGone(e);
      return Optional.of(Map.of());
    }
  }

  /** The tasks that were seen, which may be those of others as well. */
  private List<TaskSnapshot> audit() {
    Audit audit = new Audit(batch, topic.jobId(), isAwaited());
    audit.lookFor(openTaskIds());
    note(audit.seen());
    waits().forEach(wait -> wait.progress().loseAllBut(audit.existing()));
    return audit.seen();
  }

  private Set<String> openTaskIds() {
    return waits().stream()
        .flatMap(wait -> wait.progress().openTaskIds())
        .collect(Collectors.toSet());
  }

  /** Whether somebody waits for all tasks of the job, and not for those of some ids. */
  private boolean isAwaited() {
    return waits().stream()
        .map(WatchedWait::progress)
        .anyMatch(progress -> progress instanceof JobProgress && !progress.isOver());
  }

  private static Map<String, TaskSnapshot> queued(List<TaskSnapshot> tasks) {
    return tasks.stream()
        .filter(task -> task.state() == TaskState.ACTIVE)
        .collect(Collectors.toMap(task -> task.reference().taskId(), task -> task, (a, b) -> b));
  }

  private void loseAllIfGone(RefusedException refusal) {
    if (!refusal.code().equals("JobNotFound")) {
      throw refusal;
    }
    waits().forEach(wait -> wait.progress().loseJob());
  }
}
