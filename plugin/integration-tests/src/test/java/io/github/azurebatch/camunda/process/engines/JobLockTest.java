package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.JOB_GET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What bounds the calls of one activity: the lock of its Camunda job. */
class JobLockTest {

  private static final int LOCK = 1_000;
  private static final Duration LONGER_THAN_HALF = Duration.ofMillis(700);

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @RegisterExtension private final Services services = Services.of(azure.azure());
  private final String jobId = "lock-" + UUID.randomUUID();

  @Test
  void noRequestIsBegunThatMayLastLongerThanIt() {
    services.batch().createJob(new JobSpecification(jobId, "local"));
    azure.batch().calls().reset();
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(azure.azure().properties());
    ProcessEngine engine = engine(plugin, LOCK);
    try {
      azure.batch().faults().next(JOB_ADD).delay(LONGER_THAN_HALF);
      engine
          .getRepositoryService()
          .createDeployment()
          .addModelInstance("process.bpmn", Models.createJob(jobId, "local").endEvent().done())
          .deploy();
      engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);

      ManagementService management = engine.getManagementService();
      await().until(() -> management.createJobQuery().withException().count() == 1);

      Job job = management.createJobQuery().singleResult();
      assertThat(job.getExceptionMessage())
          .contains(
              "Account 'default' (batch)",
              "no further request was made",
              "activity 'createJob' of process 'work'");
      assertThat(job.getRetries()).isPositive();
      assertThat(azure.batch().calls().count(JOB_ADD)).isEqualTo(1);
      assertThat(azure.batch().calls().last())
          .noneMatch(call -> call.operation() == JOB_GET && call.ids().contains(jobId));
      assertThat(plugin.health().isUp()).isTrue();
    } finally {
      plugin.close();
      engine.close();
    }
  }

  @Test
  void anEngineWhoseLockIsShorterThanACallMayTakeSaysSo() {
    assertThat(warningsOfALockOf(Duration.ofSeconds(179)))
        .singleElement()
        .asString()
        .contains("179000 ms", "90 seconds", "Set lockTimeInMillis to 180000 or more");
    assertThat(warningsOfALockOf(Duration.ofMinutes(3))).isEmpty();
  }

  private static List<String> warningsOfALockOf(Duration time) {
    try (LogCapture log = new LogCapture();
        AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(azure.azure().properties());
      engine(plugin, (int) time.toMillis()).close();
      return log.warnings("AZURE-BATCH-108");
    }
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin, int lock) {
    ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
    DefaultJobExecutor executor = new DefaultJobExecutor();
    executor.setLockTimeInMillis(lock);
    configuration.setJobExecutor(executor);
    configuration.setJobExecutorActivate(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }
}
