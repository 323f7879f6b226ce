package com.example;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.AzureBatchTest;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

@AzureBatchTest(deploy = "first-process.bpmn")
class FirstProcessTest {

  @Test
  void takesTheAnswerFromTheFileOfTheTask(AzureBatchExtension azure) {
    ProcessInstance instance = azure.start("first-process", Map.of());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("AnswerKnown");
    assertThat(instance).variables().containsEntry("answer", 42);
  }

  @Test
  void goesTheOtherWayWhenTheTaskFails(AzureBatchExtension azure) {
    azure.script(forTask("WriteAnswer-*").exitCode(3).stderr("disk full"));
    ProcessInstance instance = azure.start("first-process", Map.of());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("NoAnswer").hasBatchError("AzureBatchTaskFailed");
  }
}
