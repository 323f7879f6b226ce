package io.github.azurebatch.camunda.process.gallery;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimeoutAndCancelTest {

  private static final String KEY = "timeout-and-cancel";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);

  @BeforeEach
  void deploy() {
    azure.deploy(KEY + ".bpmn");
  }

  @Test
  void aSimulationThatIsQuickEnoughEndsByItself() {
    ProcessInstance instance = start();

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("Simulated", "ResultKnown").hasNoBatchError();
    assertThat(instance).hasOutputs("outputs").hasExitCode(0);
  }

  @Test
  void theTimeoutTerminatesTheTask() {
    ProcessInstance instance = startALongOne();

    azure.advance(Duration.ofMinutes(61));
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("TookTooLong").hasBatchError("AzureBatchTimeout");
    tasks.assertOpen(KEY);
  }

  @Test
  void theMessageTerminatesTheTask() {
    ProcessInstance instance = startALongOne();

    azure
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("CancelSimulation")
        .processInstanceId(instance.getId())
        .correlate();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("Cancelled").hasNoBatchError();
    tasks.assertOpen(KEY);
  }

  private ProcessInstance startALongOne() {
    azure.script(forTask("Submit-*").delay(Duration.ofHours(5)));
    ProcessInstance instance = start();
    azure.executeJobs();
    tasks.assertOpen(KEY, engines.taskIdOf(instance));
    return instance;
  }

  private static ProcessInstance start() {
    return azure.start(KEY, Map.of("poolId", "local", "commandLine", "true"));
  }
}
