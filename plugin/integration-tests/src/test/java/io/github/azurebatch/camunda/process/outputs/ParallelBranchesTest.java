package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ParallelGatewayBuilder;
import org.camunda.bpm.model.bpmn.builder.SubProcessBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnEveryDatabase
class ParallelBranchesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @Test
  void givesEachOfFiveBranchesItsOwnOutputs() {
    List<String> frames = List.of("a", "b", "c", "d", "e");
    String run = UUID.randomUUID().toString();
    frames.forEach(
        frame -> azure.script(forTask(frame + "-" + run).file("output.txt", "frame " + frame)));
    azure.deploy(aSubprocessForEachFrame());

    ProcessInstance instance = azure.start(Models.KEY, Map.of("frames", frames, "run", run));
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(contentsOf(instance))
        .containsExactlyInAnyOrder("frame a", "frame b", "frame c", "frame d", "frame e");
  }

  @Test
  void endsBranchesAtOnceThatSetTheSameVariable() throws InterruptedException {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(branches(6));
    azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(30))).isTrue();

    azure.poll();

    assertThat(azure.engine().getExternalTaskService().createExternalTaskQuery().list()).isEmpty();
  }

  private static BpmnModelInstance branches(int count) {
    ParallelGatewayBuilder fork =
        Models.issueSas(Models.prepare(), sas -> sas).parallelGateway("fork");
    for (int branch = 0; branch < count; branch++) {
      String taskVariable = "task" + branch;
      fork.serviceTask("submit" + branch)
          .camundaDelegateExpression("${azureBatchSubmitTask}")
          .camundaInputParameter("jobId", "${batchJob.jobId}")
          .camundaInputParameter("commandLine", "scripted")
          .camundaInputParameter("outputFiles", "output.txt | required")
          .camundaInputParameter("resultVariable", taskVariable)
          .serviceTask("await" + branch)
          .camundaDelegateExpression("${azureBatchAwaitOutputs}")
          .camundaInputParameter("task", "${" + taskVariable + "}")
          .endEvent();
    }
    return fork.done();
  }

  private static BpmnModelInstance aSubprocessForEachFrame() {
    SubProcessBuilder render = Models.issueSas(Models.prepare(), sas -> sas).subProcess("render");
    render
        .multiInstance()
        .parallel()
        .camundaCollection("frames")
        .camundaElementVariable("frame")
        .multiInstanceDone();
    return Models.submitAndAwait(
            render.embeddedSubProcess().startEvent(),
            submit ->
                submit
                    .camundaInputParameter("taskId", "${frame}-${run}")
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt | required"),
            await -> await.camundaInputParameter("inline", "output.txt"))
        .endEvent()
        .subProcessDone()
        .endEvent()
        .done();
  }

  private static List<Object> contentsOf(ProcessInstance instance) {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableName("outputs")
        .list()
        .stream()
        .map(HistoricVariableInstance::getValue)
        .map(outputs -> (Map<?, ?>) ((Map<?, ?>) outputs).get("content"))
        .<Object>map(content -> content.get("output.txt"))
        .toList();
  }
}
