package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FanOutAndFanInTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void deploy() {
    azure.deploy("fan-out-and-fan-in.bpmn");
  }

  @Test
  void theLastTaskAddsUpTheFilesOfAllOthers() {
    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("TotalKnown").hasNoIncident();
    assertThat(value(instance, "total")).isEqualTo(17);
    assertThat(value(instance, "uncounted")).isEqualTo(0);
  }

  @Test
  void theLastTaskDoesWithoutTheFileOfOneThatFailed() {
    azure.script(forTask("CountRegions-*-2").exitCode(3));

    ProcessInstance instance = run();

    assertThat(instance).isEnded().hasPassed("TotalKnown").hasNoIncident();
    assertThat(value(instance, "total")).isEqualTo(11);
    assertThat(value(instance, "uncounted")).isEqualTo(1);
  }

  @Test
  void twoFailuresAreAnIncident() {
    azure.script(forTask("CountRegions-*-[12]").exitCode(3));

    ProcessInstance instance = run();

    assertThat(instance).isWaitingAt("AwaitCounts").hasIncident("AzureBatchTaskFailed");
  }

  /** What is counted is the letters of each region and the end of its line. */
  private static ProcessInstance run() {
    ProcessInstance instance =
        azure.start(
            "fan-out-and-fan-in",
            Map.of("poolId", "local", "regions", List.of("north", "south", "west")));
    azure.runToRest();
    return instance;
  }

  private Object value(ProcessInstance instance, String variable) {
    return engines.historicVariable(instance, variable).getValue();
  }
}
