package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks again whose waits ask for it; what goes wrong with one does not stop the others.
 */
final class Reruns {

  private static final Logger LOG = LoggerFactory.getLogger(Reruns.class);
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  private final Rerun rerun;
  private final WaitVariables variables;
  private final WaitEnd waitEnd;
  private final Outages outages;
  private final WatcherMetrics metrics;

  Reruns(
      Rerun rerun,
      WaitVariables variables,
      WaitEnd waitEnd,
      Outages outages,
      WatcherMetrics metrics) {
    this.rerun = rerun;
    this.variables = variables;
    this.waitEnd = waitEnd;
    this.outages = outages;
    this.metrics = metrics;
  }

  /**
   * @param leased whether this node still has the lease of the Batch job
   * @throws AzureBatchException if Azure cannot be reached; the waits that are left stay
   */
  void runAgainAllOf(WatchedJob job, Instant now, BooleanSupplier leased) {
    for (Waiter waiter : job.waiters()) {
      if (waiter.isToRunAgain(now)) {
        if (!leased.getAsBoolean()) {
          return;
        }
        runAgain(job, waiter, now);
      }
    }
  }

  private void runAgain(WatchedJob job, Waiter waiter, Instant now) {
    OneTask last = (OneTask) waiter.awaited().awaited();
    LastFault fault = Objects.requireNonNull(waiter.awaited().lastFault());
    try {
      OneTask next = rerun.of(waiter.externalTaskId(), last, fault, now);
      Wait wait = waiter.awaited().again(next, now);
      variables.keep(waiter.externalTaskId(), wait);
      job.replace(waiter, wait);
      metrics.countRerun(next.attempt().number() > last.attempt().number());
      LOG.info("{} runs again after {}: {}", last.description(), fault.code(), next.description());
    } catch (UnavailableException | BusyException e) {
      waiter.postpone(now.plus(SHORT_PAUSE));
      if (Outages.isOfWholeAccount(e)) {
        throw e;
      }
    } catch (RefusedException | InvalidInputException e) {
      refuse(job, waiter, last, now, e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(waiter);
    } catch (OptimisticLockingException e) {
      waiter.postpone(now.plus(SHORT_PAUSE));
    }
  }

  /** A wrong key is no fault of the wait; a job that takes no tasks any more makes an incident. */
  private void refuse(
      WatchedJob job, Waiter waiter, OneTask task, Instant now, AzureBatchException refusal) {
    if (refusal instanceof RefusedException refused && Outages.isOfCredentials(refused)) {
      waiter.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), refusal);
      return;
    }
    waitEnd.refuse(
        waiter.externalTaskId(),
        new InvalidInputException(
            "%s cannot be run again: %s".formatted(task.description(), refusal.getMessage())));
    job.forget(waiter);
  }
}
