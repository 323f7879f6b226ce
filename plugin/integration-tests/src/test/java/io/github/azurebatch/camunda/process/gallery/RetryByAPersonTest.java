package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.variable.BatchError;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryByAPersonTest {

  private static final String GOOD = "/bin/bash -c \"echo a,1 > report.csv\"";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @BeforeEach
  void deploy() {
    azure.deploy("retry-by-a-person.bpmn");
  }

  @Test
  void asksNobodyWhereTheTaskSucceeds() {
    ProcessInstance instance = run(GOOD);

    assertThat(instance).isEnded().hasPassed("ReportThere").hasNotPassed("Correct");
    assertThat(instance).hasOutputs("outputs").hasFileOfSize("report.csv", 4);
  }

  @Test
  void showsThePersonWhyTheTaskFailed() {
    ProcessInstance instance = run("/bin/bash -c \"echo no input >&2; exit 3\"");

    assertThat(instance).isWaitingAt("Correct").hasBatchError("AzureBatchTaskFailed");
    BatchError error = BatchError.from(azure.variable(instance, AzureBatchVariables.BATCH_ERROR));
    assertThat(task(instance).getDescription()).isEqualTo(error.message());
  }

  @Test
  void submitsWhatThePersonCorrectedAsAnotherTask() {
    ProcessInstance instance = run("false");
    Object failed = azure.variable(instance, "batchTask").get("taskId");

    complete(task(instance), Map.of("commandLine", GOOD));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("Correct", "ReportThere");
    assertThat(instance).hasOutputs("outputs").hasFileOfSize("report.csv", 4);
    assertThat(azure.variable(instance, "batchTask").get("taskId")).isNotEqualTo(failed);
  }

  private static ProcessInstance run(String commandLine) {
    ProcessInstance instance =
        azure.start("retry-by-a-person", Map.of("poolId", "local", "commandLine", commandLine));
    azure.runToRest();
    return instance;
  }
}
