package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClashWarningTest {

  private static final String CLASH = "may both write";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void writesFiles() {
    azure.script(forTask("*").file("a.txt", "x").file("out.csv", "x"));
  }

  @Test
  void comesOnceForAnActivityWhosePatternsMayMeetAndIsNoError() {
    try (LogCapture capture = new LogCapture()) {
      azure.deploy(Models.work("scripted", "*.txt -> all\nout* -> all\n../std*.txt"));
      ProcessInstance first = engines.run();
      ProcessInstance second = engines.run();

      assertThatOutputs(azure.variable(first, "outputs")).hasExitCode(0);
      assertThatOutputs(azure.variable(second, "outputs")).hasExitCode(0);
      assertThat(capture.warnings(CLASH))
          .singleElement()
          .asString()
          .contains("'submit'", first.getId(), "'*.txt'", "'out*'", "'all/out.txt'");
    }
  }

  @Test
  void comesOnceForAList() {
    TaskLists lists = TaskLists.inNewJob();
    try (LogCapture capture = new LogCapture()) {
      run(lists.submit(150, "*.txt -> {taskId}\nout* -> {taskId}").endEvent().done());

      assertThat(capture.warnings(CLASH))
          .singleElement()
          .asString()
          .contains("such as '{taskId}/out.txt' in container");
    }
  }

  @Test
  void doesNotComeWherePatternsNeverMeet() {
    try (LogCapture capture = new LogCapture()) {
      run(Models.work("scripted", "*.txt\n*.csv\n.*\nreport.json\n../std*.txt -> logs"));

      assertThat(capture.warnings(CLASH)).isEmpty();
    }
  }

  private void run(BpmnModelInstance model) {
    azure.deploy(model);
    engines.run();
  }
}
