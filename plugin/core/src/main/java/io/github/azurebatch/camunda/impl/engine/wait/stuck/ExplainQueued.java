package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.QueueReason;
import io.github.azurebatch.camunda.impl.engine.wait.QueuedWait;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explains waits for tasks that do not begin, while they wait: by a variable of the activity, one
 * line of the log for each job and reason, and a gauge.
 */
public final class ExplainQueued {

  private static final Logger LOG = LoggerFactory.getLogger(ExplainQueued.class);

  private final QueueReasons reasons;
  private final SasExpiryCheck sasWatch;
  private final WaitUpdates variables;
  private final Duration stuckAfter;

  public ExplainQueued(
      QueueReasons reasons, SasExpiryCheck sasWatch, WaitUpdates variables, Duration stuckAfter) {
    this.reasons = reasons;
    this.sasWatch = sasWatch;
    this.variables = variables;
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
    for (WatchedWait waiter : job.waiters()) {
      List<TaskSnapshot> stuck = stuckTasks.getOrDefault(waiter, List.of());
      if (stuck.isEmpty() || reason.isEmpty()) {
        hide(waiter);
      } else if (!leased.getAsBoolean()) {
        return;
      } else if (explain(job, waiter, reason.get(), stuck, now)) {
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
    for (WatchedWait waiter : job.waiters()) {
      List<TaskSnapshot> stuck = stuck(waiter, queued, now);
      if (!stuck.isEmpty()) {
        stuckTasks.put(waiter, stuck);
      }
    }
    return stuckTasks;
  }

  private Optional<QueueReason> reasonFor(WatchedJob job, Instant now) {
    return reasons.of(job.topic().account(), job.topic().jobId(), now);
  }

  private List<TaskSnapshot> stuck(
      WatchedWait waiter, Map<String, TaskSnapshot> queued, Instant now) {
    return waiter
        .progress()
        .among(queued)
        .filter(task -> !task.stateTransitionTime().toInstant().plus(stuckAfter).isAfter(now))
        .toList();
  }

  /** Whether that is new. */
  private boolean explain(
      WatchedJob job,
      WatchedWait waiter,
      QueueReason reason,
      List<TaskSnapshot> stuck,
      Instant now) {
    Instant expiry = sasWatch.nearExpiry(waiter, stuck, now).orElse(null);
    QueuedWait wait = QueuedWait.of(reason, stuck, expiry);
    String shown = waiter.shownReason();
    if (wait.key().equals(shown)) {
      return false;
    }
    change(
        waiter,
        wait.key(),
        () -> {
          // the variable comes last: what it shows is not reported again
          if (expiry != null && !QueuedWait.showsExpiry(shown)) {
            sasWatch.report(job, waiter, stuck, expiry, now);
          }
          variables.set(waiter.externalTaskId(), QueuedWait.VARIABLE, wait.toMap());
        });
    return !wait.hasReasonOf(shown);
  }

  private void hide(WatchedWait waiter) {
    if (waiter.shownReason() != null) {
      change(waiter, null, () -> variables.remove(waiter.externalTaskId(), QueuedWait.VARIABLE));
    }
  }

  /** What was not shown is tried again with the next audit, if the wait has not gone on. */
  private static void change(WatchedWait waiter, @Nullable String reason, Runnable change) {
    String before = waiter.shownReason();
    waiter.show(reason);
    try {
      change.run();
    } catch (NotFoundException | OptimisticLockingException e) {
      waiter.show(before);
      LOG.debug("Wait '{}' was not explained: {}", waiter.externalTaskId(), e.getMessage());
    } catch (AzureBatchException e) {
      waiter.show(before);
      throw e;
    } catch (RuntimeException | Error e) {
      waiter.show(before);
      LOG.warn(
          "Why wait '{}' takes long could not be shown; it is tried again with the next audit",
          waiter.externalTaskId(),
          e);
    }
  }

  private static void warn(WatchedJob job, QueueReason reason, int waits) {
    LOG.warn(
        "{} waits for tasks of Azure Batch job '{}' (account '{}') are queued for long, because of {}: {}",
        waits,
        job.topic().jobId(),
        job.topic().account(),
        reason.kind().text(),
        reason.details());
  }
}
