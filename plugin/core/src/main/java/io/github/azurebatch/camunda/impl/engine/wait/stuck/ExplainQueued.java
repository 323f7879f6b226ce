package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueuedWait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Explains waits for tasks that do not begin, while they wait: by a variable of the activity, one
 * line of the log for each job and reason, and a gauge.
 */
public final class ExplainQueued {

  private static final Log LOG = Log.of(ExplainQueued.class);

  private final QueueReasons reasons;
  private final ResubmitExpiring resubmitExpiring;
  private final WaitUpdates updates;
  private final Duration stuckAfter;

  public ExplainQueued(
      QueueReasons reasons,
      ResubmitExpiring resubmitExpiring,
      WaitUpdates updates,
      Duration stuckAfter) {
    this.reasons = reasons;
    this.resubmitExpiring = resubmitExpiring;
    this.updates = updates;
    this.stuckAfter = stuckAfter;
  }

  /**
   * Explains the waits of a job that was just audited.
   *
   * @param queued the queued tasks that were seen, by their ids
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if the service cannot be asked
   */
  public void explainAllOf(
      WatchedJob job, Map<String, TaskSnapshot> queued, Instant now, BooleanSupplier leased) {
    Map<WatchedWait, List<TaskSnapshot>> stuckTasks = stuckTasks(job, queued, now);
    Optional<QueueReason> reason = stuckTasks.isEmpty() ? Optional.empty() : reasonFor(job, now);
    int news = 0;
    for (WatchedWait wait : job.waits()) {
      List<TaskSnapshot> stuck = stuckTasks.getOrDefault(wait, List.of());
      if (stuck.isEmpty() || reason.isEmpty()) {
        hide(wait);
      } else if (!leased.getAsBoolean()) {
        return;
      } else if (explain(job, wait, reason.get(), stuck, now)) {
        news++;
      }
    }
    if (news > 0) {
      warn(job, reason.orElseThrow(), news);
    }
  }

  /** The tasks of each wait that are queued for long; of a wait without any there is no entry. */
  private Map<WatchedWait, List<TaskSnapshot>> stuckTasks(
      WatchedJob job, Map<String, TaskSnapshot> queued, Instant now) {
    Map<WatchedWait, List<TaskSnapshot>> stuckTasks = new HashMap<>();
    for (WatchedWait wait : job.waits()) {
      List<TaskSnapshot> stuck = stuck(wait, queued, now);
      if (!stuck.isEmpty()) {
        stuckTasks.put(wait, stuck);
      }
    }
    return stuckTasks;
  }

  private Optional<QueueReason> reasonFor(WatchedJob job, Instant now) {
    return reasons.of(job.topic().account(), job.topic().jobId(), now);
  }

  private List<TaskSnapshot> stuck(
      WatchedWait wait, Map<String, TaskSnapshot> queued, Instant now) {
    return wait.progress()
        .among(queued)
        .filter(task -> !task.stateTransitionTime().toInstant().plus(stuckAfter).isAfter(now))
        .toList();
  }

  /** Whether that is new. */
  private boolean explain(
      WatchedJob job, WatchedWait wait, QueueReason reason, List<TaskSnapshot> stuck, Instant now) {
    ExpiringSas expiring = resubmitExpiring.find(wait, stuck, now).orElse(null);
    QueuedWait explained = QueuedWait.of(reason, stuck, expiring == null ? null : expiring.first());
    String shown = wait.shownReason();
    if (explained.key().equals(shown)) {
      return false;
    }
    change(
        wait,
        explained.key(),
        () -> {
          // the variable comes last: what it shows is not reported again
          if (expiring != null && !QueuedWait.showsExpiry(shown)) {
            resubmitExpiring.report(job, wait, expiring);
          }
          updates.set(wait.externalTaskId(), QueuedWait.VARIABLE, explained.toMap());
        });
    return !explained.hasReasonOf(shown);
  }

  private void hide(WatchedWait wait) {
    if (wait.shownReason() != null) {
      change(wait, null, () -> updates.remove(wait.externalTaskId(), QueuedWait.VARIABLE));
    }
  }

  /** What was not shown is tried again with the next audit, if the wait has not gone on. */
  private static void change(WatchedWait wait, @Nullable String reason, Runnable change) {
    String before = wait.shownReason();
    wait.show(reason);
    try {
      change.run();
    } catch (NotFoundException | OptimisticLockingException e) {
      wait.show(before);
      LOG.debug("Wait '{}' was not explained: {}", wait.externalTaskId(), e.getMessage());
    } catch (AzureBatchException e) {
      wait.show(before);
      throw e;
    } catch (RuntimeException | Error e) {
      wait.show(before);
      LOG.write(
          LogLine.QUEUED_NOT_SHOWN,
          "Why wait '{}' takes long could not be shown; it is tried again with the next audit",
          wait.externalTaskId(),
          e);
    }
  }

  private static void warn(WatchedJob job, QueueReason reason, int waits) {
    LOG.write(
        LogLine.QUEUED_FOR_LONG,
        "{} waits for tasks of Azure Batch job '{}' (account '{}') are queued for long, because of {}: {}",
        waits,
        job.topic().jobId(),
        job.topic().account(),
        reason.kind().text(),
        reason.details());
  }
}
