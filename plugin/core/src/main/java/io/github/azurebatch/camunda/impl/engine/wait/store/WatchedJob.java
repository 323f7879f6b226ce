package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.event.Arrived;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.poll.Audit;
import io.github.azurebatch.camunda.impl.engine.wait.poll.Completions;
import io.github.azurebatch.camunda.impl.engine.wait.poll.LookTimes;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The waits for tasks of one Azure Batch job that this node looks after, and how far its completed
 * tasks were seen. One thread at a time polls; several may {@linkplain #forget forget} waits at the
 * same time.
 */
public final class WatchedJob {

  private final TopicPart part;
  private final KnownWaits knownWaits;
  private final BatchService batch;
  private final Completions completions;
  private final Uploads uploads;
  private final PollTimes times;

  /**
   * @param begun when this node began to look after it
   * @param audited when the time to the first audit begins
   */
  public WatchedJob(
      TopicPart part,
      WaitQueries waits,
      BatchService batch,
      StorageEvents events,
      Instant begun,
      Instant audited) {
    this.part = part;
    this.uploads = new Uploads(events, new LookTimes(System::nanoTime));
    this.knownWaits = new KnownWaits(part, waits, this::expect, uploads::remove);
    this.batch = batch;
    this.times = new PollTimes(uploads, begun, audited);
    this.completions = new Completions(batch, part.topic().jobId());
  }

  public TopicPart part() {
    return part;
  }

  public Topic topic() {
    return part.topic();
  }

  /** All of them; some may be forgotten or replaced while they are gone through. */
  public Collection<WatchedWait> waits() {
    return knownWaits.all();
  }

  /** How many of the waits are for tasks that are queued for long. */
  public int stuckCount() {
    return (int) waits().stream().filter(wait -> wait.shownReason() != null).count();
  }

  /** What of the waits is known. */
  public KnownWaits known() {
    return knownWaits;
  }

  public void forget(WatchedWait wait) {
    knownWaits.forget(wait);
  }

  /** The wait goes on, for another target or for another run of this one. */
  public void replace(WatchedWait wait, Wait next) {
    knownWaits.put(wait.of(next));
  }

  /** Finds out which waits were entered or have ended, if anything tells that some were. */
  public void refresh() {
    uploads.look();
    pollAtOnceIf(knownWaits.refreshAsSummarized());
  }

  /** Blobs were written, maybe some of this Batch job. */
  public void arrived(Arrived arrived) {
    uploads.arrived(arrived);
  }

  /** Whether what arrived asks for a look before the next round. */
  public boolean isLookDue() {
    return uploads.isLookDue();
  }

  /** The tasks of a new wait may have completed long ago, as after a suspension. */
  private void pollAtOnceIf(boolean haveNew) {
    if (haveNew) {
      times.pollAtOnce();
    }
  }

  private void expect(WatchedWait wait) {
    completions.add(wait.progress(), wait.progress().since());
    wait.noteEnd();
    uploads.add(wait);
    times.changedAt(wait.terms().entered());
  }

  /** Whether it is time to poll, or one of the waits needs it. */
  public boolean isPollDue(PollInterval interval, Instant now) {
    return times.isPollDue(interval, now) || uploads.isLooking() || needsPoll(now);
  }

  /** When it is time to poll again, as far as is known now; empty where it is overdue. */
  public Optional<Instant> nextPoll(PollInterval interval) {
    return times.nextPoll(interval);
  }

  /** Whether one of the waits has to be polled for before it is judged. */
  public boolean needsPoll(Instant now) {
    return waits().stream().anyMatch(wait -> wait.needsPoll(now));
  }

  /** One list call for all waits of the job. */
  public void poll(Instant now) {
    try {
      noteEndOfJob();
      List<Progress> awaiting = waits().stream().map(WatchedWait::progress).toList();
      int open = Completions.count(awaiting);
      note(completions.poll(awaiting));
      if (Completions.count(awaiting) < open) {
        times.changedAt(now);
      }
      times.polledAt(now);
      uploads.looked();
    } catch (RefusedException e) {
      loseAllIfDeleted(e);
    }
    waits().forEach(wait -> wait.polled(now));
  }

  private void noteEndOfJob() {
    List<WatchedWait> open =
        waits().stream().filter(wait -> wait.progress().looksForEndOfJob()).toList();
    // as long as a task is open, this is one call
    if (!open.isEmpty() && !batch.hasOpenTasks(topic().jobId())) {
      batch.job(topic().jobId()).ifPresent(job -> noteEnd(job, open));
    }
  }

  /** The tasks of a job that is being deleted were terminated for that, which is no end of it. */
  private void noteEnd(JobSnapshot job, List<WatchedWait> open) {
    open.forEach(wait -> wait.seeJob(job.creationTime().toInstant()));
    if (job.state() == JobState.COMPLETED
        || (job.state() != JobState.DELETING && batch.hasTasks(topic().jobId()))) {
      open.forEach(WatchedWait::endJob);
    }
  }

  private void note(List<TaskSnapshot> tasks) {
    if (!tasks.isEmpty()) {
      Map<String, TaskSnapshot> byId = byId(tasks.stream());
      waits().forEach(wait -> wait.note(byId));
    }
  }

  public boolean isAuditDue(Duration interval, Instant now) {
    return times.isAuditDue(interval, now);
  }

  /**
   * Searches for tasks that were deleted: a list of completed tasks never shows them.
   *
   * @return the queued tasks that were seen, by their ids; empty if the audit was not due
   */
  public Optional<Map<String, TaskSnapshot>> auditAfter(Duration interval, Instant now) {
    if (!isAuditDue(interval, now)) {
      return Optional.empty();
    }
    times.auditedAt(now);
    pollAtOnceIf(knownWaits.reload());
    try {
      return Optional.of(queued(audit()));
    } catch (RefusedException e) {
      loseAllIfDeleted(e);
      return Optional.of(Map.of());
    }
  }

  /** The tasks that were seen, among them some that no wait is for. */
  private List<TaskSnapshot> audit() {
    boolean wholeJob = waits().stream().anyMatch(wait -> wait.progress().looksForEndOfJob());
    Audit audit = new Audit(batch, topic().jobId(), wholeJob);
    audit.search(openTaskIds());
    if (wholeJob) {
      batch.job(topic().jobId()).ifPresent(this::see);
    }
    note(audit.seen());
    waits().forEach(wait -> wait.loseAllBut(audit.existing()));
    return audit.seen();
  }

  private void see(JobSnapshot job) {
    waits().forEach(wait -> wait.seeJob(job.creationTime().toInstant()));
  }

  private Set<String> openTaskIds() {
    return waits().stream()
        .flatMap(wait -> wait.progress().openTaskIds())
        .collect(Collectors.toSet());
  }

  private static Map<String, TaskSnapshot> queued(List<TaskSnapshot> tasks) {
    return byId(tasks.stream().filter(task -> task.state() == TaskState.ACTIVE));
  }

  private static Map<String, TaskSnapshot> byId(Stream<TaskSnapshot> tasks) {
    return tasks.collect(
        Collectors.toMap(task -> task.reference().taskId(), task -> task, (a, b) -> b));
  }

  private void loseAllIfDeleted(RefusedException refusal) {
    if (!refusal.code().equals("JobNotFound")) {
      throw refusal;
    }
    waits().forEach(WatchedWait::loseJob);
  }
}
