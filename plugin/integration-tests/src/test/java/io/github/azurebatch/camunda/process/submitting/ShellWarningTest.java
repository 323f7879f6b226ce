package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShellWarningTest {

  private static final String NO_SHELL = "calls no shell";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void runsAnything() {
    azure.script(forTask("*"));
  }

  @Test
  void comesOnceForAnActivityAndIsNoError() {
    azure.deploy(Models.work("render --token top-secret > out.txt", "none"));
    try (LogCapture capture = new LogCapture()) {
      ProcessInstance first = engines.run();
      ProcessInstance second = engines.run();

      List<String> warnings = capture.warnings(NO_SHELL);
      assertThat(first).isEnded();
      assertThat(second).isEnded();
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .contains("'submit'", first.getId(), first.getProcessDefinitionId(), "'>'", "/bin/sh -c")
          .doesNotContain("top-secret");
    }
  }

  @Test
  void doesNotComeWhereAShellIsCalled() {
    azure.deploy(Models.work("/bin/sh -c 'render > out.txt'", "none"));
    try (LogCapture capture = new LogCapture()) {
      engines.run();

      assertThat(capture.warnings(NO_SHELL)).isEmpty();
    }
  }
}
