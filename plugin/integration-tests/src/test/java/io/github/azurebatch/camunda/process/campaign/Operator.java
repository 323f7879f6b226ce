package io.github.azurebatch.camunda.process.campaign;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTask;

/**
 * Retries the incident that each instance of {@link MoreSteps} has at one wait, once; any other
 * incident stays, and is found by the oracle.
 */
final class Operator implements AutoCloseable {

  private static final int PERIOD = 250;

  private final ProcessEngine engine;
  private final Set<String> retried = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  Operator(ProcessEngine engine) {
    this.engine = engine;
    thread.scheduleWithFixedDelay(this::retry, 0, PERIOD, TimeUnit.MILLISECONDS);
  }

  private void retry() {
    try {
      engine
          .getExternalTaskService()
          .createExternalTaskQuery()
          .activityId(MoreSteps.RETRIED)
          .noRetriesLeft()
          .list()
          .forEach(this::retry);
    } catch (ProcessEngineException e) {
      // an engine process has changed it at the same moment
    }
  }

  private void retry(ExternalTask wait) {
    if (!retried.contains(wait.getProcessInstanceId())) {
      engine.getExternalTaskService().setRetries(wait.getId(), 1);
      retried.add(wait.getProcessInstanceId());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
