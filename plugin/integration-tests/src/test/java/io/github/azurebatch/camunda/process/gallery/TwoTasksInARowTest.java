package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoTasksInARowTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void deploy() {
    azure.deploy("two-tasks-in-a-row.bpmn");
  }

  @Test
  void theSecondTaskAddsUpTheFileOfTheFirst() {
    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("SumKnown").hasNoBatchError();
    assertThat(engines.historicVariable(instance, "sum").getValue()).isEqualTo(5050);
  }

  @Test
  void theSecondTaskIsNotSubmittedWhenTheFirstFails() {
    azure.script(forTask("WriteNumbers-*").exitCode(3));

    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("NoNumbers").hasNotPassed("AddUp");
    assertThat(instance).hasBatchError("AzureBatchTaskFailed");
  }

  private static ProcessInstance run() {
    ProcessInstance instance = azure.start("two-tasks-in-a-row", Map.of("poolId", "local"));
    azure.runToRest();
    return instance;
  }
}
