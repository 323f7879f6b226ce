package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.impl.engine.database.PassingDatabaseFailure;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

/**
 * Retries a failed Camunda job by the type of the {@link AzureBatchException} that it failed with.
 * Where the engine's database failed for a moment, a job of the plugin keeps its retries. The
 * factory that was configured before has all other failures.
 */
public final class FaultAwareFailedJobCommandFactory implements FailedJobCommandFactory {

  private final FailedJobCommandFactory others;
  private final String longRetryCycle;

  public FaultAwareFailedJobCommandFactory(FailedJobCommandFactory others, String longRetryCycle) {
    this.others = others;
    this.longRetryCycle = longRetryCycle;
  }

  @Override
  public Command<Object> getCommand(String jobId, Throwable failure) {
    return FaultOf.cause(failure)
        .map(fault -> command(jobId, StoredFailure.of(failure), fault))
        .orElseGet(() -> otherCommand(jobId, failure));
  }

  private Command<Object> otherCommand(String jobId, Throwable failure) {
    Command<Object> retry = new SharedJobRetryCommand(jobId, failure, byRetryCycle(jobId, failure));
    return PassingDatabaseFailure.isOfEngine(failure)
        ? new PassingFailureRetryCommand(jobId, failure, retry)
        : retry;
  }

  private Command<Object> command(String jobId, Throwable failure, AzureBatchException fault) {
    if (fault instanceof ThrottledException throttled) {
      return new ThrottledRetryCommand(jobId, throttled);
    }
    return new SharedJobRetryCommand(jobId, failure, counted(jobId, failure, fault));
  }

  private Command<Object> counted(String jobId, Throwable failure, AzureBatchException fault) {
    if (fault instanceof InvalidInputException || fault instanceof RefusedException) {
      return new IncidentAtOnceCommand(jobId, failure);
    }
    Command<Object> retry =
        fault instanceof BusyException
            ? new LongRetryCommand(jobId, failure, longRetryCycle)
            : byRetryCycle(jobId, failure);
    return new OutboxRetryCommand(jobId, failure, retry);
  }

  private Command<Object> byRetryCycle(String jobId, Throwable failure) {
    return new ContinuationRetryCommand(jobId, failure, others.getCommand(jobId, failure));
  }
}
