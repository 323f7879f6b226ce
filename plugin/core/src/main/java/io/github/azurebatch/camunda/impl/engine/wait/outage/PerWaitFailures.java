package io.github.azurebatch.camunda.impl.engine.wait.outage;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;

/**
 * Keeps what goes wrong with one wait from the other waits of its Batch job, and decides when its
 * next step is tried: what the wait is not at fault for must not cost it a retry.
 */
public record PerWaitFailures(Outages outages, WaitSteps steps) {

  private static final Log LOG = Log.of(PerWaitFailures.class);
  private static final Duration SHORT_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

  /**
   * Makes a step of a wait.
   *
   * @param unforeseen is told of a failure that is neither Azure's nor a conflict in the database
   * @throws AzureBatchException if the whole account cannot be reached; the wait stays
   */
  public void run(
      WatchedJob job,
      WatchedWait wait,
      Instant now,
      Runnable step,
      Consumer<Throwable> unforeseen) {
    LogNames names = steps.open(job.topic(), wait);
    try {
      runNamed(job, wait, now, () -> run(job, wait, step, names), unforeseen);
    } finally {
      names.close();
    }
  }

  private void run(WatchedJob job, WatchedWait wait, Runnable step, LogNames names) {
    try {
      steps.run(job.topic(), wait, step);
    } finally {
      names.again();
    }
  }

  private void runNamed(
      WatchedJob job,
      WatchedWait wait,
      Instant now,
      Runnable step,
      Consumer<Throwable> unforeseen) {
    try {
      step.run();
    } catch (UnavailableException | BusyException e) {
      postpone(wait, now);
      if (Outages.isOfWholeAccount(e)) {
        throw e;
      }
    } catch (RefusedException e) {
      // a wrong key or a closed firewall
      wait.refuse(now.plus(LONG_PAUSE));
      outages.report(job.topic(), e);
    } catch (NotFoundException e) {
      // cancelled in the meantime
      job.forget(wait);
    } catch (SuspendedEntityInteractionException | OptimisticLockingException e) {
      postpone(wait, now);
      LOG.debug("Wait '{}' is left alone for now: {}", wait.externalTaskId(), e.getMessage());
    } catch (RuntimeException | Error e) {
      // listeners and output mappings of the model run inside and may throw anything
      unforeseen.accept(e);
    }
  }

  /**
   * Makes a step of a wait, where an unforeseen failure is logged and the step tried again in a
   * minute.
   *
   * @param failed says for the log what could not be done
   */
  public void run(WatchedJob job, WatchedWait wait, Instant now, Runnable step, String failed) {
    run(
        job,
        wait,
        now,
        step,
        failure -> {
          wait.postpone(now.plus(LONG_PAUSE));
          LOG.write(
              LogLine.WAIT_FAILED,
              "{}; its wait stays, and it is tried again in a minute",
              failed,
              failure);
        });
  }

  /** Leaves a wait alone for a few seconds. */
  public void postpone(WatchedWait wait, Instant now) {
    wait.postpone(now.plus(SHORT_PAUSE));
  }
}
