package io.github.azurebatch.camunda.process.database;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the job executor and the watcher do, on the test's thread, and goes on whatever fails:
 * the next try comes when its time has come. Only their statements are counted.
 */
record FaultyEngine(AzureBatchExtension azure, FaultyDatabase database) {

  private static final Logger LOG = LoggerFactory.getLogger(FaultyEngine.class);

  /**
   * More than the pause of a wait, and of a Camunda job that failed with the database. Less than a
   * lease lasts: a node whose lease has ended leaves its row to others, who would meet it in tests
   * whose clock is back.
   */
  private static final Duration STEP = Duration.ofSeconds(11);

  private static final int MOST_STEPS = 60;

  /** Goes on until that is so, for some minutes of the engine's time at most. */
  void runUntil(BooleanSupplier end) {
    for (int step = 0; step < MOST_STEPS && !end.getAsBoolean(); step++) {
      executeJobs();
      new Engines(azure).awaitTasks();
      tryTo(azure::poll);
      if (step > 0) {
        azure.advance(STEP);
      }
    }
  }

  void executeJobs() {
    for (List<Job> due = due(); !due.isEmpty(); due = due()) {
      due.forEach(
          job -> tryTo(() -> azure.engine().getManagementService().executeJob(job.getId())));
    }
  }

  private List<Job> due() {
    return Engines.dueJobs(azure.engine());
  }

  void tryTo(Runnable action) {
    try {
      database.count(action);
    } catch (RuntimeException e) {
      LOG.debug("Tried again later", e);
    }
  }
}
