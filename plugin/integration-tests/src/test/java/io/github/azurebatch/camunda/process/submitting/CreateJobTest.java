package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.MetadataItem;
import io.github.azurebatch.camunda.process.support.DatabaseDump;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateJobTest {

  private static final String PASSWORD = "p4ssword-of-the-pool";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("secrets.pool-user", PASSWORD));

  private final Engines engines = new Engines(azure);
  private final String jobId = "create-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void awaitsTheOutputsOfAJobManagerTask() throws SQLException {
    azure.deploy(
        withManager(
                """
                {"commandLine": "bash -c 'echo managed > output.txt'",
                 "outputFiles": "output.txt | required", "environment": {"A": "1"},
                 "maxWallClockTime": "PT5M", "killJobOnCompletion": true}""")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasContent("output.txt", "managed\n");
    CloudJob sent = job();
    assertThat(sent.jobManagerTask().outputFiles().get(0).destination().container().containerUrl())
        .contains("sig=");
    assertThat(sent.metadata())
        .extracting(MetadataItem::name)
        .containsExactly("CAMUNDA_AZURE_BATCH_INSTALLATION");
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .doesNotContain("sig=");
  }

  @Test
  @OnEveryDatabase
  void createsOneJobManagerTaskWhenTheAnswerAndTheTransactionAreLost() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        withManager("{\"commandLine\": \"scripted\", \"outputFiles\": \"output.txt\"}")
            .endEvent()
            .done());
    azure.batch().faults().next(JOB_ADD).dropAfterEffect();
    azure.batch().faults().next(2, JOB_ADD).dropBeforeEffect();

    ProcessInstance instance = engines.start(Map.of());
    assertThat(engines.onlyJob().getExceptionMessage()).contains(jobId, "no usable answer");
    azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasContent("output.txt", "x");
  }

  @Test
  void letsATaskDependOnAnEarlierOne() {
    azure.script(forTask("first*").exitCode(0));
    azure.deploy(
        createJob(job -> job.camundaInputParameter("usesTaskDependencies", "true"))
            .serviceTask("first")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "scripted")
            .serviceTask("second")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "true")
            .camundaInputParameter("dependsOn", "${batchTask}")
            .camundaInputParameter("resultVariable", "second")
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .camundaInputParameter("task", "${second}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasExitCode(0);
    var first = Objects.requireNonNull(azure.variable(instance, "batchTask").get("taskId"));
    assertThat(
            client().tasks().list(jobId).stream()
                .filter(task -> task.dependsOn() != null)
                .map(task -> task.dependsOn().taskIds()))
        .containsExactly(List.of(first.toString()));
  }

  @Test
  void isAnIncidentAtOnceWhereATaskDependsInAJobWithoutDependencies() {
    azure.deploy(
        createJob(UnaryOperator.identity())
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "true")
            .camundaInputParameter("dependsOn", "t1")
            .endEvent()
            .done());

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("TaskDependenciesNotSpecifiedOnJob", "usesTaskDependencies");
  }

  @Test
  void makesAPoolForTheJobAndKeepsItsPasswordsToItself() throws SQLException {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("createJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter(
                "autoPool",
                """
                {"autoPoolIdPrefix": "made", "poolLifetimeOption": "job", "pool": {
                  "vmSize": "standard_d2_v3", "targetDedicatedNodes": 1,
                  "virtualMachineConfiguration": {"nodeAgentSKUId": "batch.node.ubuntu 22.04",
                    "imageReference": {"publisher": "canonical", "offer": "x", "sku": "22_04"}},
                  "userAccounts": [{"name": "u", "password": "{{secrets.pool-user}}"}]}}""")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchJob"))
        .containsEntry("jobId", jobId)
        .doesNotContainKey("poolId");
    assertThat(job().poolInfo().autoPoolSpecification().autoPoolIdPrefix()).isEqualTo("made");
    assertThat(DatabaseDump.of(azure.engine().getProcessEngineConfiguration().getDataSource()))
        .contains("secrets.pool-user")
        .doesNotContain(PASSWORD);
  }

  @Test
  void endsTheJobByTheExitCodeOfATask() {
    azure.script(forTask("submit*").exitCode(7));
    azure.deploy(
        createJob(job -> job.camundaInputParameter("onTaskFailure", "performexitoptionsjobaction"))
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter(
                "exitConditions",
                "{\"exitCodes\": [{\"code\": 7, \"exitOptions\": {\"jobAction\": \"terminate\"}}]}")
            .endEvent()
            .done());

    engines.run();

    assertThat(job().state().name()).isIn("TERMINATING", "COMPLETED");
  }

  private ServiceTaskBuilder createJob(UnaryOperator<ServiceTaskBuilder> job) {
    return job.apply(Models.createJob(jobId, "local"));
  }

  private ServiceTaskBuilder withManager(String manager) {
    return Models.managedJob(jobId, "local", manager)
        .serviceTask("await")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("task", "${batchJob.jobManagerTask}")
        .camundaInputParameter("inline", "output.txt");
  }

  private CloudJob job() {
    return client().jobs().get(jobId);
  }

  private static BatchServiceClient client() {
    return new SentTasks(azure).client();
  }
}
