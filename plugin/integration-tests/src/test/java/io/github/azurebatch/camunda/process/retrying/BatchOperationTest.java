package io.github.azurebatch.camunda.process.retrying;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many incidents are retried at once, by a batch operation of the engine. */
class BatchOperationTest {

  private static final int INSTANCES = 3;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void deploy() {
    azure.deploy(Models.scripted("output.txt", UnaryOperator.identity()));
  }

  @Test
  void submitsEachTaskOnceAfterTheRetriesOfItsCamundaJobWereSet() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.batch().faults().next(INSTANCES, TASK_ADD).answer(400, "InvalidPropertyValue");
    List<ProcessInstance> instances = run();
    List<String> failedJobs = engines.incidents().stream().map(Incident::getConfiguration).toList();
    assertThat(failedJobs).hasSize(INSTANCES);

    azure.engine().getManagementService().setJobRetriesAsync(failedJobs, 3);
    azure.runToRest();

    assertThat(instances).allSatisfy(instance -> assertThat(instance).isEnded());
    assertThat(engines.incidents()).isEmpty();
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2L * INSTANCES);
  }

  @Test
  void runsEachTaskAgainAfterTheRetriesOfItsWaitWereSet() {
    azure.script(forTask("*").exitCode(3));
    List<ProcessInstance> instances = run();
    List<String> waits =
        azure.engine().getExternalTaskService().createExternalTaskQuery().list().stream()
            .map(ExternalTask::getId)
            .toList();
    assertThat(engines.incidents()).hasSize(INSTANCES);

    azure.script(forTask("*").file("output.txt", "x"));
    azure.engine().getExternalTaskService().setRetriesAsync(waits, null, 1);
    azure.runToRest();

    assertThat(instances).allSatisfy(instance -> assertThat(instance).isEnded());
    assertThat(engines.incidents()).isEmpty();
    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isEqualTo(INSTANCES);
  }

  private List<ProcessInstance> run() {
    List<ProcessInstance> instances =
        Stream.generate(() -> azure.start(Models.KEY, Map.of())).limit(INSTANCES).toList();
    azure.runToRest();
    return instances;
  }
}
