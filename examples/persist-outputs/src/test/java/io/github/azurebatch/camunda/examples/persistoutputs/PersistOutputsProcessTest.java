package io.github.azurebatch.camunda.examples.persistoutputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersistOutputsProcessTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @Test
  void endsAtNoNumbersWhenTheFirstTaskFails() {
    azure.deploy("persist-outputs.bpmn");
    azure.script(forTask("WriteNumbers-*").exitCode(3).stderr("disk full"));

    ProcessInstance instance =
        azure.start("persist-outputs", Map.of("poolId", "local", "threshold", 1));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndNoNumbers");
    assertThatOutputs(azure.variable(instance, AzureBatchVariables.OUTPUTS)).hasExitCode(3);
  }

  @Test
  void endsAtNoSummaryWhenTheSecondTaskWritesNone() {
    azure.deploy("persist-outputs.bpmn");
    azure.script(forTask("WriteNumbers-*").file("output.txt", "1\n2\n"));
    azure.script(forTask("SummarizeNumbers-*"));

    ProcessInstance instance =
        azure.start("persist-outputs", Map.of("poolId", "local", "threshold", 1));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndNoSummary");
  }
}
