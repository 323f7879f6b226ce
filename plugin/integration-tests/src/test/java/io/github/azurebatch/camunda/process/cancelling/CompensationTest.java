package io.github.azurebatch.camunda.process.cancelling;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A compensation handler deletes what its step persisted, and nothing of other steps. */
class CompensationTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final String jobId = "undo-" + UUID.randomUUID();

  @Test
  void aHandlerOfARunTaskDeletesWhatThisPersisted() {
    azure.script(forTask("*").file("out.txt", "x"));
    azure.deploy(twoStepsOfWhichOneIsCompensated());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("undo", "undone");
    try (Services services = Services.of(azure.azure())) {
      assertThat(services.taskIds(jobId)).containsExactly("kept");
      assertThat(services.blobs("job-" + jobId)).containsExactly("kept/out.txt");
    }
  }

  @Test
  void aHandlerOfASubprocessSeesTheTaskOfItsOwnScope() {
    azure.script(forTask("*").file("out.txt", "x"));
    azure.deploy(twoSubprocessesOfWhichOneIsCompensated());

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("undone");
    try (Services services = Services.of(azure.azure())) {
      assertThat(services.taskIds(jobId)).containsExactly("a");
      assertThat(services.blobs("job-" + jobId)).containsExactly("a/out.txt");
    }
  }

  private BpmnModelInstance twoStepsOfWhichOneIsCompensated() {
    return Models.createJob(jobId, "local")
        .serviceTask("first")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "undone")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "*.txt")
        .camundaOutputParameter("firstTask", "${batchTask}")
        .boundaryEvent("compensate")
        .compensateEventDefinition()
        .compensateEventDefinitionDone()
        .compensationStart()
        .serviceTask("undo")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("task", "${firstTask}")
        .camundaInputParameter("deleteBlobs", "true")
        .compensationDone()
        .moveToActivity("first")
        .serviceTask("second")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "kept")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "*.txt")
        .intermediateThrowEvent("throw")
        .compensateEventDefinition()
        .activityRef("first")
        .compensateEventDefinitionDone()
        .endEvent("undone")
        .done();
  }

  /** The compensated one is a subprocess whose variables are gone but for their snapshot. */
  private BpmnModelInstance twoSubprocessesOfWhichOneIsCompensated() {
    return Models.createJob(jobId, "local")
        .subProcess("keep")
        .embeddedSubProcess()
        .startEvent()
        .serviceTask("keepA")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "a")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "*.txt")
        .endEvent()
        .subProcessDone()
        .subProcess("wrong")
        .embeddedSubProcess()
        .startEvent()
        .serviceTask("run")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "b")
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "*.txt")
        .boundaryEvent("compensate")
        .compensateEventDefinition()
        .compensateEventDefinitionDone()
        .compensationStart()
        .serviceTask("undo")
        .camundaDelegateExpression("${azureBatchCleanUp}")
        .camundaInputParameter("task", "${batchTask}")
        .camundaInputParameter("deleteBlobs", "true")
        .compensationDone()
        .moveToActivity("run")
        .endEvent()
        .subProcessDone()
        .intermediateThrowEvent("throw")
        .compensateEventDefinition()
        .activityRef("wrong")
        .compensateEventDefinitionDone()
        .endEvent("undone")
        .done();
  }
}
