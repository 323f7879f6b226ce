package io.github.azurebatch.camunda.test;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does on the thread of the test what the job executor and the watcher do in the background. */
final class ProcessDriver {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessDriver.class);
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

  private final ProcessEngine engine;
  private final AzureBatchProcessEnginePlugin plugin;
  private final LocalAzure azure;

  ProcessDriver(ProcessEngine engine, AzureBatchProcessEnginePlugin plugin, LocalAzure azure) {
    this.engine = engine;
    this.plugin = plugin;
    this.azure = azure;
  }

  void runToRest() {
    executeJobs();
    Set<String> waits = waits();
    while (!waits.isEmpty()) {
      awaitTasks();
      long before = submissions();
      plugin.poll();
      boolean progressed = executeJobs() || submissions() > before;
      Set<String> left = waits();
      if (left.equals(waits) && !progressed) {
        return;
      }
      waits = left;
    }
  }

  /**
   * Executes the Camunda jobs that are due. One that fails has recorded its failure, and is due
   * later or never.
   *
   * @return whether there were any
   */
  boolean executeJobs() {
    boolean executed = false;
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(job -> execute(job.getId()));
      executed = true;
      due = dueJobs();
    }
    return executed;
  }

  private List<Job> dueJobs() {
    return management().createJobQuery().executable().active().messages().list();
  }

  private void execute(String jobId) {
    try {
      management().executeJob(jobId);
    } catch (RuntimeException e) {
      LOG.debug("Camunda job '{}' failed", jobId, e);
    }
  }

  private void awaitTasks() {
    try {
      if (!azure.batch().awaitIdle(IDLE_TIMEOUT)) {
        throw new AssertionError(
            "Azure Batch tasks still run after "
                + IDLE_TIMEOUT
                + "; does one wait for time to move?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for Azure Batch tasks", e);
    }
  }

  /** Counts tasks that were submitted or run again: the wait of a task that runs again stays. */
  private long submissions() {
    return azure.batch().calls().count(TASK_ADD) + azure.batch().calls().count(TASK_REACTIVATE);
  }

  private Set<String> waits() {
    return engine
        .getExternalTaskService()
        .createExternalTaskQuery()
        .withRetriesLeft()
        .list()
        .stream()
        .map(ExternalTask::getId)
        .collect(Collectors.toSet());
  }

  private ManagementService management() {
    return engine.getManagementService();
  }
}
