package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The samples of the page for modellers are what the plugin sets. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("..", "..", "bpmn", "samples");

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void showWhatATaskLeaves() {
    ProcessInstance instance = run("report");

    assertThat(instance).isEnded().hasPassed("Written");
    assertIsSample("batch-job", instance, "batchJob");
    assertIsSample("batch-task", instance, "batchTask");
    assertIsSample("outputs", instance, "outputs");
  }

  @Test
  void showTheErrorOfATaskThatFailed() {
    azure.script(forTask("WriteReport-*").exitCode(3).stderr("no input"));

    ProcessInstance instance = run("report");

    assertThat(instance).isEnded().hasPassed("NotWritten");
    assertIsSample("batch-error", instance, "batchError");
  }

  @Test
  void showWhatAListOfTasksLeaves() {
    azure.script(forTask("report-1").file("report.csv", "a,1\n"));
    azure.script(forTask("report-2").exitCode(3));

    ProcessInstance instance = run("reports");

    assertThat(instance).isEnded();
    assertIsSample("output-container", instance, "outputContainer");
    assertIsSample("container-sas", instance, "containerSas");
    assertIsSample("batch-tasks", instance, "batchTasks");
    assertIsSample("outputs-of-a-list", instance, "outputs");
    assertIsSample("batch-clean-up", instance, "batchCleanUp");
  }

  private static ProcessInstance run(String sample) {
    azure.deploy(Bpmn.readModelFromFile(SAMPLES.resolve(sample + ".bpmn").toFile()));
    ProcessInstance instance = azure.start(sample, Map.of());
    azure.runToRest();
    return instance;
  }

  private static void assertIsSample(String sample, ProcessInstance instance, String variable) {
    assertThat(SAMPLES.resolve(sample + ".json"))
        .content()
        .isEqualTo(SampleVariables.text(azure.variable(instance, variable)));
  }
}
