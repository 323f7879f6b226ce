package io.github.azurebatch.camunda.examples.containerorconventions;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContainerOrConventionsProcessTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @BeforeEach
  void givenTasksThatWrite() {
    azure.deploy("container-or-conventions.bpmn");
    azure.script(forTask("task-*").file("output.txt", "1\n").stdout("settings"));
  }

  @Test
  void keepsEverythingInTheNamedContainer() {
    ProcessInstance instance = start(false);

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("CreateNamed").hasNotPassed("CreateConventional");
    assertThat(azure.variable(instance, "readBack")).containsEntry("count", 60);
  }

  @Test
  void readsOneKindWhereTheFileConventionsHaveIt() {
    ProcessInstance instance = start(true);

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("CreateConventional").hasNotPassed("CreateNamed");
    assertThat(azure.variable(instance, "readBack")).containsEntry("count", 20);
    assertThat(azure.variable(instance, AzureBatchVariables.OUTPUTS)).containsEntry("count", 60);
  }

  private static ProcessInstance start(boolean conventions) {
    return azure.start(
        "container-or-conventions",
        Map.of(
            "poolId",
            "local",
            "jobId",
            "persist-outputs-" + UUID.randomUUID(),
            "conventions",
            conventions));
  }
}
