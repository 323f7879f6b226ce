package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job that somebody else has deleted, and made again under its id, is not the awaited one. */
class ReplacedJobTest {

  private static final Duration LONG = Duration.ofHours(5);
  private static final Duration UNTIL_AUDITED = Duration.ofMinutes(3);

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void letTasksRunLong() {
    azure.script(forTask("*").delay(LONG));
  }

  @Test
  void itsEndIsNotTheOutcome() {
    ProcessInstance instance = awaitingTheJob(UnaryOperator.identity());

    makeTheJobAgain();
    azure.script(forTask("foreign").exitCode(0));
    services.addForeign(lists.jobId(), "foreign");
    engines.awaitTasks();
    azure.poll();

    assertThatItIsLost(instance);
  }

  @Test
  void itIsFoundWhileItsTasksRun() {
    ProcessInstance instance = awaitingTheJob(UnaryOperator.identity());

    makeTheJobAgain();
    services.addForeign(lists.jobId(), "foreign");
    azure.advance(UNTIL_AUDITED);
    azure.poll();

    assertThatItIsLost(instance);
  }

  @Test
  void itIsFoundByAnEngineThatWasStoppedMeanwhile() {
    ProcessInstance instance = awaitingTheJob(UnaryOperator.identity());

    azure.restartEngine();
    makeTheJobAgain();
    azure.poll();

    assertThatItIsLost(instance);
  }

  @Test
  void itIsNotTerminatedWhereTheWaitIsCancelled() {
    ProcessInstance instance =
        awaitingTheJob(await -> await.camundaInputParameter("onCancel", "terminate"));

    makeTheJobAgain();
    engines.delete(instance);

    assertThat(engines.jobs()).isEmpty();
    assertThat(services.batch().job(lists.jobId()).orElseThrow().state())
        .isEqualTo(JobState.ACTIVE);
  }

  @Test
  void tasksOfTheSameIdsAreNotTerminatedWhereTheirListIsCancelled() {
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), UnaryOperator.identity()).endEvent().done());
    ProcessInstance instance = engines.start(Map.of());
    var before = services.taskIds(lists.jobId());

    makeTheJobAgain();
    before.forEach(id -> services.addForeign(lists.jobId(), id));
    engines.delete(instance);

    assertThat(engines.jobs()).isEmpty();
    new BatchTasks(azure).assertOpen(lists.jobId(), before.toArray(String[]::new));
  }

  @Test
  void tasksOfTheSameIdsAreNotCleanedUp() {
    azure.script(forTask("*"));
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), UnaryOperator.identity())
            .userTask("look")
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("task", "${batchTasks}")
            .endEvent()
            .done());
    ProcessInstance instance = engines.run();
    var before = services.taskIds(lists.jobId());

    makeTheJobAgain();
    before.forEach(id -> services.addForeign(lists.jobId(), id));
    engines.awaitTasks();
    engines.completeUserTask(instance);
    azure.executeJobs();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSameElementsAs(before);
    assertThat(azure.variable(instance, "batchCleanUp"))
        .containsEntry("deletedTasks", 0)
        .containsEntry("keptTasks", 0);
  }

  private void assertThatItIsLost(ProcessInstance instance) {
    assertThat(instance).isWaitingAt("await");
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains(lists.jobId(), "is gone", "another job was created under its id")
        .contains("A retry cannot run them again", "move the token back");
    assertThat(services.batch().job(lists.jobId()).orElseThrow().state())
        .isEqualTo(JobState.ACTIVE);
  }

  private ProcessInstance awaitingTheJob(UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        TaskLists.await(
                lists.submit(2, "output.txt"),
                wait ->
                    await.apply(
                        wait.camundaInputParameter("await", "job")
                            .camundaInputParameter("jobId", lists.jobId())))
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    return instance;
  }

  private void makeTheJobAgain() {
    new BatchTasks(azure).deleteJob(lists.jobId());
    services.batch().createJob(new JobSpecification(lists.jobId(), "local"));
  }
}
