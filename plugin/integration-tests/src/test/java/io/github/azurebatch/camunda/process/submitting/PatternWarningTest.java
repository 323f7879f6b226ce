package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatternWarningTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @BeforeEach
  void runsAnything() {
    azure.script(forTask("*"));
  }

  @Test
  void comesOnceForAnActivityAndIsNoError() {
    azure.deploy(Models.work("scripted", "std*.txt\nwd/out.txt"));
    try (LogCapture capture = new LogCapture()) {
      ProcessInstance first = run();
      ProcessInstance second = run();

      assertThat(first).isEnded().hasPassed("done");
      assertThat(second).isEnded().hasPassed("done");
      assertThat(warnings(capture)).hasSize(2);
      assertThat(warnings(capture).get(0))
          .contains("'submit'", first.getId(), "'std*.txt'", "stderr.txt", "write '../std*.txt'");
      assertThat(warnings(capture).get(1)).contains("'wd/out.txt'", "write 'out.txt'");
    }
  }

  @Test
  void doesNotComeWhereThePatternMayBeMeant() {
    azure.deploy(
        Models.work("bash -c 'run > stdout.txt'", "std*.txt\n../stderr.txt -> errors.txt"));
    try (LogCapture capture = new LogCapture()) {
      run();

      assertThat(warnings(capture)).isEmpty();
    }
  }

  private static ProcessInstance run() {
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    return instance;
  }

  private static List<String> warnings(LogCapture capture) {
    return capture
        .text()
        .lines()
        .filter(line -> line.startsWith("WARN") && line.contains("the output file"))
        .toList();
  }
}
