package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.batch.TaskState;
import io.github.azurebatch.camunda.fault.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.externaltask.ExternalTask;

/**
 * The waits for tasks of one Azure Batch job, and how far its completed tasks were seen. One thread
 * at a time looks; several may {@linkplain #forget forget} waits at the same time.
 */
final class WatchedJob {

  /** So many waits may come in a round without a further question. */
  private static final int FEW_NEW = 10;

  private final Topic topic;
  private final Waits waits;
  private final BatchService batch;
  private final Completions completions;
  private final Map<String, Waiter> byExternalTask = new ConcurrentHashMap<>();
  private Instant audited;
  private Instant looked = Instant.MIN;
  private Instant news = Instant.MIN;

  /**
   * @param audited when the time to the first audit begins
   */
  WatchedJob(Topic topic, Waits waits, BatchService batch, Instant audited) {
    this.topic = topic;
    this.waits = waits;
    this.batch = batch;
    this.completions = new Completions(CompletedTaskSource.of(batch, topic.jobId()));
    this.audited = audited;
  }

  Topic topic() {
    return topic;
  }

  /** All of them; some may be forgotten or replaced while they are looked through. */
  Collection<Waiter> waiters() {
    return Collections.unmodifiableCollection(byExternalTask.values());
  }

  void forget(Waiter waiter) {
    byExternalTask.remove(waiter.externalTaskId());
  }

  /** The wait goes on, for something else or for another run of it. */
  void replace(Waiter waiter, Wait next) {
    add(waiter.of(next));
  }

  /** Two cheap questions tell whether waits came or went; only those that came are read. */
  void refresh() {
    List<ExternalTask> come = newWaits();
    long unseen = waits.count(topic) - byExternalTask.size() - come.size();
    if (unseen > 0) {
      // they came between the two questions, or are old ones that go on
      List<ExternalTask> known = come;
      come = newWaits();
      unseen = Math.max(0, unseen - (come.size() - known.size()));
    }
    if (unseen == 0) {
      read(come);
    } else {
      reload();
    }
  }

  /** The count alone would miss one that came while another went. */
  private List<ExternalTask> newWaits() {
    for (int most = FEW_NEW; ; most *= FEW_NEW) {
      List<ExternalTask> newest = waits.newest(topic, most);
      List<ExternalTask> unknown =
          newest.stream().filter(task -> !byExternalTask.containsKey(task.getId())).toList();
      if (unknown.size() < most) {
        return unknown;
      }
    }
  }

  private void reload() {
    Map<String, ExternalTask> present = waits.byId(topic);
    byExternalTask.keySet().retainAll(present.keySet());
    present.keySet().removeAll(Set.copyOf(byExternalTask.keySet()));
    read(present.values());
  }

  /** Their tasks may have completed long ago, as those of an instance that was suspended. */
  private void read(Collection<ExternalTask> come) {
    List<Waiter> added = waits.read(come);
    added.forEach(this::add);
    looked = added.isEmpty() ? looked : Instant.MIN;
  }

  private void add(Waiter waiter) {
    byExternalTask.put(waiter.externalTaskId(), waiter);
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
    Map<String, TaskSnapshot> completed =
        tasks.stream()
            .filter(task -> task.state() == TaskState.COMPLETED)
            .collect(
                Collectors.toMap(task -> task.reference().taskId(), task -> task, (a, b) -> b));
    waiters().forEach(waiter -> waiter.progress().note(completed));
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
    reload();
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
