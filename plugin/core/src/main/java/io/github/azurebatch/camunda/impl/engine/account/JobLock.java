package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;

/** Whether the engine's lock of a Camunda job outlasts every call that the job may begin. */
public final class JobLock {

  private static final Log LOG = Log.of(JobLock.class);

  private JobLock() {}

  /** Logs a lock that is too short, and what to set. */
  public static void check(@Nullable JobExecutor jobExecutor, String engineName) {
    if (jobExecutor == null) {
      return;
    }
    long millis = jobExecutor.getLockTimeInMillis();
    if (Duration.ofMillis(millis).compareTo(TransactionTime.SHORTEST_LOCK) < 0) {
      LOG.write(
          LogLine.LOCK_TOO_SHORT,
          "The job executor of process engine '{}' locks a Camunda job for {} ms, and one call to Azure may take {} seconds: the lock may end meanwhile, and another thread executes the activity as well. Set lockTimeInMillis to {} or more",
          engineName,
          millis,
          TransactionTime.LAST_CALL.toSeconds(),
          TransactionTime.SHORTEST_LOCK.toMillis());
    }
  }
}
