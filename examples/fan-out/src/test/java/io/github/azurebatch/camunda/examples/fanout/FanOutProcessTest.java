package io.github.azurebatch.camunda.examples.fanout;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FanOutProcessTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @BeforeEach
  void deploy() {
    azure.deploy("fan-out.bpmn");
  }

  @Test
  void givesTheLastTaskTheOutputsOfAllRegions() {
    azure.script(forTask("SubmitCounts-*").file("sales.txt", "20\n1\n"));
    ProcessInstance instance = start("a", "b");

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndTotal");
    assertThatOutputs(azure.variable(instance, "total"))
        .hasContent("total.json", Map.of("regions", 2, "total", 42));
  }

  @Test
  void hasNoTotalWhereOneRegionFails() {
    azure.script(forTask("SubmitCounts-*").file("sales.txt", "1\n"));
    azure.script(forTask("SubmitCounts-*-2").exitCode(1));
    ProcessInstance instance = start("a", "b", "c");

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndNoTotal").hasNotPassed("AddUp");
  }

  private static ProcessInstance start(String... regions) {
    return azure.start("fan-out", Map.of("poolId", "local", "regions", List.of(regions)));
  }
}
