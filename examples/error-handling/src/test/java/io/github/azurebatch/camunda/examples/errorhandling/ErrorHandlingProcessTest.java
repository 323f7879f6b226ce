package io.github.azurebatch.camunda.examples.errorhandling;

import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.variable.BatchError;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorHandlingProcessTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  @BeforeEach
  void deploy() {
    azure.deploy("error-handling.bpmn");
  }

  @Test
  void asksSomebodyToCorrectATaskThatFailed() {
    azure.script(forTask("*").exitCode(3).stderr("disk full"));
    ProcessInstance instance = start();

    azure.runToRest();

    assertThat(instance).isWaitingAt("Correct").hasPassed("ReportFailed");
    BatchError error = BatchError.from(azure.variable(instance, AzureBatchVariables.BATCH_ERROR));
    assertThat(task()).hasDescription(error.message());
    assertThat(error.stderr()).contains("disk full");
  }

  @Test
  void submitsAnewWithWhatWasCorrected() {
    azure.script(forTask("*"));
    ProcessInstance instance = start();
    azure.runToRest();
    assertThat(instance).isWaitingAt("Correct").hasPassed("ReportMissing");

    azure.batch().scripts().clear();
    azure.script(forTask("*").file("report.csv", "a,1"));
    complete(task(), Map.of("commandLine", "corrected"));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndPersisted");
  }

  @Test
  void endsAReportThatTakesTooLong() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    ProcessInstance instance = start();
    azure.executeJobs();

    azure.advance(Duration.ofMinutes(11));
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndTookTooLong");
  }

  @Test
  void terminatesTheTaskOfAReportThatIsCancelled() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    ProcessInstance instance = start();
    azure.executeJobs();

    azure
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("CancelReport")
        .processInstanceId(instance.getId())
        .correlate();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("EndCancelled");
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isOne();
  }

  private static ProcessInstance start() {
    return azure.start(
        "error-handling",
        Map.of(
            "poolId", "local",
            "commandLine", "scripted",
            "lifetime", "P1D",
            "timeout", "PT10M"));
  }
}
