package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.batch.TaskState;
import io.github.azurebatch.camunda.fault.RefusedException;
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
final class WatchedJob {

  private final Topic topic;
  private final Roster roster;
  private final BatchService batch;
  private final Completions completions;
  private Instant audited;
  private Instant looked = Instant.MIN;
  private Instant news = Instant.MIN;

  /**
   * @param audited when the time to the first audit begins
   */
  WatchedJob(Topic topic, Waits waits, BatchService batch, Instant audited) {
    this.topic = topic;
    this.roster = new Roster(topic, waits, this::expect);
    this.batch = batch;
    this.completions = new Completions(CompletedTaskSource.of(batch, topic.jobId()));
    this.audited = audited;
  }

  Topic topic() {
    return topic;
  }

  /** All of them; some may be forgotten or replaced while they are looked through. */
  Collection<Waiter> waiters() {
    return roster.waiters();
  }

  void forget(Waiter waiter) {
    roster.forget(waiter);
  }

  /** The wait goes on, for something else or for another run of it. */
  void replace(Waiter waiter, Wait next) {
    roster.put(waiter.of(next));
  }

  /** Finds out which waits came or went since the last time. */
  void refresh() {
    noteNews(roster.refresh());
  }

  /** Their tasks may have completed long ago, as those of an instance that was suspended. */
  private void noteNews(boolean haveCome) {
    looked = haveCome ? Instant.MIN : looked;
  }

  private void expect(Waiter waiter) {
    Wait wait = waiter.awaited();
    completions.add(waiter.progress(), wait.awaited().since());
    newsAt(wait.entered());
  }

  private void newsAt(Instant time) {
    news = time.isAfter(news) ? time : news;
  }

  /** Whether it is time to look; nothing is judged by its timeout without a last look. */
  boolean isToBeLookedAt(PollPace pace, Instant now) {
    return pace.isDue(looked, news, now)
        || waiters().stream().anyMatch(waiter -> waiter.isOverdue(now) || waiter.needsALook());
  }

  /** One list call for all waits of the job. */
  void lookForCompletedTasks(Instant now) {
    try {
      lookForTheEndOfTheJob();
      List<Progress> awaiting = waiters().stream().map(Waiter::progress).toList();
      int open = Completions.count(awaiting);
      note(completions.look(awaiting));
      if (Completions.count(awaiting) < open) {
        newsAt(now);
      }
      looked = now;
    } catch (RefusedException e) {
      loseAllIfGone(e);
    }
    waiters().forEach(Waiter::wasLookedAt);
  }

  private void lookForTheEndOfTheJob() {
    List<JobProgress> open =
        waiters().stream()
            .map(Waiter::progress)
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
    waiters().forEach(waiter -> waiter.progress().note(byId));
  }

  boolean isAuditDue(Duration interval, Instant now) {
    return !now.isBefore(audited.plus(interval));
  }

  /**
   * Looks for tasks that were deleted: they never show in a list of completed ones.
   *
   * @return the queued tasks that were seen, by their ids; empty if it was not time to look
   */
  Optional<Map<String, TaskSnapshot>> auditAfter(Duration interval, Instant now) {
    if (!isAuditDue(interval, now)) {
      return Optional.empty();
    }
    audited = now;
    noteNews(roster.reload());
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
    waiters().forEach(waiter -> waiter.progress().loseAllBut(audit.existing()));
    return audit.seen();
  }

  private Set<String> openTaskIds() {
    return waiters().stream()
        .flatMap(waiter -> waiter.progress().openTaskIds())
        .collect(Collectors.toSet());
  }

  /** Whether somebody waits for all tasks of the job, and not for those of some ids. */
  private boolean isAwaited() {
    return waiters().stream()
        .map(Waiter::progress)
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
    waiters().forEach(waiter -> waiter.progress().loseJob());
  }
}
