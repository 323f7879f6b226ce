package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two tenants wait in one Batch job that a rule grants to both, and keep apart there. */
class JobOfTwoTenantsTest {

  private static final String NORTH = "north";
  private static final String SOUTH = "south";
  private static final Duration HOURS = Duration.ofHours(50);

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.current()
              .withProperty("access.both.tenants", NORTH + "," + SOUTH)
              .withProperty("access.both.jobs", "shared-*"));

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "shared-" + UUID.randomUUID();

  @BeforeEach
  void theTaskOfTheSouthRunsForHours() {
    azure.script(forTask(SOUTH).delay(HOURS));
    azure.poll();
  }

  @Test
  void oneThatIsDeletedEndsItsOwnTaskOnly() {
    azure.script(forTask(NORTH).delay(HOURS));
    ProcessInstance north = waiting(NORTH);
    ProcessInstance south = waiting(SOUTH);
    tasks.assertOpen(jobId, NORTH, SOUTH);

    engines.delete(north);

    tasks.assertOpen(jobId, SOUTH);
    assertThat(south).isWaitingAt("await");
  }

  @Test
  void theSearchForOrphansEndsThatOfTheTenantWhoseInstanceIsGone() {
    azure.script(forTask(NORTH).delay(HOURS));
    ProcessInstance north = waiting(NORTH);
    ProcessInstance south = waiting(SOUTH);
    azure.engine().getRuntimeService().deleteProcessInstance(north.getId(), "not needed");
    // as if nobody had been told to terminate it
    ManagementService management = azure.engine().getManagementService();
    engines.jobs().forEach(job -> management.deleteJob(job.getId()));
    tasks.assertOpen(jobId, NORTH, SOUTH);

    azure.advance(Duration.ofMinutes(61));
    azure.poll();

    tasks.assertOpen(jobId, SOUTH);
    assertThat(south).isWaitingAt("await");
  }

  @Test
  void aWaitThatFailsCostsTheOtherTenantNoRetry() {
    ProcessInstance south = waiting(SOUTH);
    azure.script(forTask(NORTH).exitCode(3));
    ProcessInstance north = waiting(NORTH);
    tasks.assertOpen(jobId, SOUTH);

    azure.poll();

    assertThat(engines.onlyIncident(north).getIncidentMessage()).contains("exit code 3");
    assertThat(waitOf(north).getRetries()).isZero();
    assertThat(engines.onlyIncident(south)).isNull();
    assertThat(waitOf(south).getRetries()).isNull();

    azure.advance(HOURS.plusHours(1));
    azure.runToRest();
    assertThat(south).isEnded();
  }

  /** An instance of the tenant, whose task has the name of the tenant. */
  private ProcessInstance waiting(String tenant) {
    engines.deploy(
        tenant,
        Models.submitAndAwait(
                Models.createJob(jobId, "local"),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("taskId", tenant),
                UnaryOperator.identity())
            .endEvent()
            .done());
    ProcessInstance instance =
        azure
            .engine()
            .getRuntimeService()
            .createProcessInstanceByKey(Models.KEY)
            .processDefinitionTenantId(tenant)
            .execute();
    azure.executeJobs();
    return instance;
  }

  private static ExternalTask waitOf(ProcessInstance instance) {
    return azure
        .engine()
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }
}
