package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatternWarningTest {

  private static final String OUTPUT_FILE = "the output file";

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void runsAnything() {
    azure.script(forTask("*"));
  }

  @Test
  void comesOnceForAnActivityAndIsNoError() {
    azure.deploy(Models.work("scripted", "std*.txt\nwd/out.txt"));
    try (LogCapture capture = new LogCapture()) {
      ProcessInstance first = engines.run();
      ProcessInstance second = engines.run();

      assertThat(first).isEnded().hasPassed("done");
      assertThat(second).isEnded().hasPassed("done");
      assertThat(capture.warnings(OUTPUT_FILE)).hasSize(2);
      assertThat(capture.warnings(OUTPUT_FILE).get(0))
          .contains("'submit'", first.getId(), "'std*.txt'", "stderr.txt", "write '../std*.txt'");
      assertThat(capture.warnings(OUTPUT_FILE).get(1)).contains("'wd/out.txt'", "write 'out.txt'");
    }
  }

  @Test
  void doesNotComeWhereThePatternMayBeMeant() {
    azure.deploy(
        Models.work("bash -c 'run > stdout.txt'", "std*.txt\n../stderr.txt -> errors.txt"));
    try (LogCapture capture = new LogCapture()) {
      engines.run();

      assertThat(capture.warnings(OUTPUT_FILE)).isEmpty();
    }
  }
}
