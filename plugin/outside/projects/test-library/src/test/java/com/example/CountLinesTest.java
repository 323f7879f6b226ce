package com.example;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CountLinesTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @BeforeEach
  void deploy() {
    azure.deploy("count-lines.bpmn");
  }

  @Test
  void countsWhatTheFirstTaskWrote() {
    ProcessInstance instance = azure.start("count-lines", Map.of());

    azure.runToRest();

    assertThat(instance).isEnded().variables().containsEntry("lines", 42);
  }

  @Test
  void takesWhatAScriptSays() {
    azure.script(forTask("CountLines-*").file("count.json", "{\"lines\": 7}"));
    ProcessInstance instance = azure.start("count-lines", Map.of());

    azure.runToRest();

    assertThat(instance).isEnded().variables().containsEntry("lines", 7);
  }
}
