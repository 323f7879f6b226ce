package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunTaskTest {

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);

  @Test
  void doesAllStepsInOneServiceTask() {
    azure.deploy(
        runTask("run-task-job")
            .camundaInputParameter("commandLine", "bash -c 'echo hello > output.txt'")
            .camundaInputParameter("outputFiles", "output.txt | required | kind=TaskOutput")
            .camundaInputParameter("inline", "$TaskOutput/output.txt")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasContent("$TaskOutput/output.txt", "hello\n");
    assertThat(String.valueOf(azure.variable(instance, "batchTask").get("outputFiles")))
        .contains("container=job-run-task-job");
  }

  @Test
  void submitsOneTaskWhenTheAnswerIsLostAndTheTransactionToo() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        runTask("run-task-once")
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("outputFiles", "output.txt")
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(3, TASK_ADD).dropAfterEffect();

    azure.executeJobs();
    if (!azure.engine().getManagementService().createJobQuery().list().isEmpty()) {
      azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    }
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  void isAnIncidentBeforeAnyEffectWhereAnInputOfTheWaitIsWrong() {
    azure.deploy(
        runTask("run-task-wrong")
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter("timeout", "soon")
            .endEvent()
            .done());

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'run'", "'timeout'", "'soon'");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  private static ServiceTaskBuilder runTask(String jobId) {
    return Models.createJob(jobId, "local")
        .serviceTask("run")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", jobId);
  }
}
