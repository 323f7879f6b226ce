package io.github.azurebatch.camunda.process;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersistedOutputsTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void endsWithTheOutputsInAVariable() {
    azure.deploy(
        Models.work("bash -c 'echo hello > output.txt'", "output.txt | required\n../std*.txt"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("await", "done");
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasExitCode(0)
        .hasUpload("uploaded")
        .hasFiles("output.txt", "stdout.txt", "stderr.txt")
        .hasFileOfSize("output.txt", 6);
  }
}
