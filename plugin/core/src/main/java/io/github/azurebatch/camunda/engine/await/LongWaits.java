package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.queue.QueueReason;
import io.github.azurebatch.camunda.engine.queue.QueueReasons;
import io.github.azurebatch.camunda.fault.AzureBatchException;
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
final class LongWaits {

  private static final Logger LOG = LoggerFactory.getLogger(LongWaits.class);

  private final QueueReasons reasons;
  private final SasWatch sasWatch;
  private final WaitVariables variables;
  private final Duration stuckAfter;

  LongWaits(QueueReasons reasons, SasWatch sasWatch, WaitVariables variables, Duration stuckAfter) {
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
  void explainAllOf(
      WatchedJob job, Map<String, TaskSnapshot> queued, Instant now, BooleanSupplier leased) {
    Map<Waiter, List<TaskSnapshot>> stuckTasks = stuckTasks(job, queued, now);
    Optional<QueueReason> reason = stuckTasks.isEmpty() ? Optional.empty() : reasonFor(job, now);
    int news = 0;
    for (Waiter waiter : job.waiters()) {
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
  private Map<Waiter, List<TaskSnapshot>> stuckTasks(
      WatchedJob job, Map<String, TaskSnapshot> queued, Instant now) {
    Map<Waiter, List<TaskSnapshot>> stuckTasks = new HashMap<>();
    for (Waiter waiter : job.waiters()) {
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

  private List<TaskSnapshot> stuck(Waiter waiter, Map<String, TaskSnapshot> queued, Instant now) {
    return waiter
        .progress()
        .among(queued)
        .filter(task -> !task.stateTransitionTime().toInstant().plus(stuckAfter).isAfter(now))
        .toList();
  }

  /** Whether that is new. */
  private boolean explain(
      WatchedJob job, Waiter waiter, QueueReason reason, List<TaskSnapshot> stuck, Instant now) {
    Instant expiry = sasWatch.nearExpiry(waiter, stuck, now).orElse(null);
    LongWait wait = LongWait.of(reason, stuck, expiry);
    String shown = waiter.shownReason();
    if (wait.key().equals(shown)) {
      return false;
    }
    change(
        waiter,
        wait.key(),
        () -> {
          // the variable comes last: what it shows is not reported again
          if (expiry != null && !LongWait.showsExpiry(shown)) {
            sasWatch.report(job, waiter, stuck, expiry, now);
          }
          variables.set(waiter.externalTaskId(), LongWait.VARIABLE, wait.toMap());
        });
    return !wait.hasReasonOf(shown);
  }

  private void hide(Waiter waiter) {
    if (waiter.shownReason() != null) {
      change(waiter, null, () -> variables.remove(waiter.externalTaskId(), LongWait.VARIABLE));
    }
  }

  /** What was not shown is tried again with the next audit, if the wait has not gone on. */
  private static void change(Waiter waiter, @Nullable String reason, Runnable change) {
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
