package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the Batch jobs are audited that an engine node begins to look after in one round. */
class SpreadAuditsTest {

  private static final int JOBS = 8;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void doesNotAuditAllInOneRound() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    for (int job = 0; job < JOBS; job++) {
      waitIn("spread-" + job);
    }
    azure.executeJobs();
    azure.poll();

    azure.advance(Duration.ofSeconds(100));

    assertThat(auditsOfARound()).isBetween(1L, JOBS - 1L);
    azure.advance(Duration.ofSeconds(20));
    assertThat(auditsOfARound()).isBetween(1L, JOBS - 1L);
  }

  private static void waitIn(String jobId) {
    azure.deploy(Models.withoutOutputs(jobId));
    azure.start(Models.KEY, Map.of());
  }

  /** Beside the one call for each job. */
  private static long auditsOfARound() {
    azure.batch().calls().reset();
    azure.poll();
    return azure.batch().calls().count(TASK_LIST) - JOBS;
  }
}
