package io.github.azurebatch.camunda.process.retrying;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when the incident of a wait for a list is retried in Cockpit. */
class RetriedListTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  private final BatchTasks batch = new BatchTasks(azure);

  @Test
  void runsTheFailedTasksAgainAndNoOther() {
    ProcessInstance instance = failed("P1D", 5, "2");

    retrySuccessfully();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("succeeded", 5)
        .containsEntry("failed", 0)
        .containsEntry("count", 5);
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(1);
    assertThat(calls(TASK_ADD)).isZero();
  }

  @Test
  void judgesTheNewRunsAndNotTheOldOnes() {
    ProcessInstance instance = failed("P1D", 3, "*");

    azure.script(forTask("list-*").file("output.txt", "x"));
    azure.script(forTask("list-3").exitCode(4));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("1 of 3 failed", "list-3", "exit code 4");
    retrySuccessfully();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(4);
  }

  @Test
  void submitsTasksAnewWhoseSasHasExpired() {
    ProcessInstance instance = failed("PT4M", 3, "2");

    retrySuccessfully();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("list-1/output.txt", "list-2/output.txt", "list-3/output.txt");
    assertThat(batch.all(lists.jobId()))
        .containsExactlyInAnyOrder("list-1", "list-2", "list-3", "list-2-2");
    assertThat(calls(TASK_REACTIVATE)).isZero();
  }

  @Test
  void submitsTasksAnewThatSucceededWithoutARequiredOutput() {
    azure.script(forTask("list-*").file("output.txt", "x"));
    azure.script(forTask("list-1*"));
    ProcessInstance instance = start("P1D", 2, "output.txt | required", UnaryOperator.identity());
    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("OutputMissing");

    engines.retry();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("list-1-2");
    azure.script(forTask("list-1-3").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(batch.all(lists.jobId()))
        .containsExactlyInAnyOrder("list-1", "list-2", "list-1-2", "list-1-3");
  }

  @Test
  void goesOnWhereTheNodeDiedMidwayAndHasFewCalls() {
    ProcessInstance instance = failed("P1D", 60, "*");
    azure.script(forTask("list-*").file("output.txt", "x"));
    engines.retryTheWait();

    azure.poll();
    azure.poll();
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(50);
    azure.restartEngine();
    azure.batch().calls().reset();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 60);
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(10);
    assertThat(calls(TASK_LIST)).isLessThan(10);
  }

  @Test
  void runsEachTaskAgainOnceWhereAnswersAreLost() {
    ProcessInstance instance = failed("PT4M", 3, "*");
    azure.script(forTask("list-*").file("output.txt", "x"));
    engines.retryTheWait();

    azure.poll();
    azure.batch().faults().next(3, TASK_ADD).dropAfterEffect();
    azure.poll();
    azure.restartEngine();
    azure.advance(Duration.ofMinutes(1));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(batch.all(lists.jobId())).hasSize(6);
  }

  @Test
  void saysThatAJobThatHasEndedTakesNoTask() {
    ProcessInstance instance = failed("PT4M", 3, "2");

    batch.with(service -> service.terminateJob(lists.jobId(), "no longer needed"));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("cannot be run again", "JobCompleted");
  }

  @Test
  void reportsADeletedTaskAsLostAfterTheOthersRanAgain() {
    ProcessInstance instance = failed("P1D", 3, "*");

    batch.with(service -> service.deleteTask(new TaskReference(lists.jobId(), "list-2")));
    retrySuccessfully();
    azure.advance(Duration.ofMinutes(3));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskLost", "list-2");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 2);
  }

  @Test
  void looksAgainAtAListThatWasLeftRunningAfterItsTime() {
    azure.script(forTask("list-*").delay(Duration.ofHours(5)));
    ProcessInstance instance =
        start(
            "P1D",
            2,
            "output.txt",
            await ->
                await
                    .camundaInputParameter("timeout", "PT1H")
                    .camundaInputParameter("terminateOnTimeout", "false"));
    azure.executeJobs();
    azure.advance(Duration.ofHours(2));
    azure.poll();

    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTimeout", "left running");
    assertThat(calls(TASK_REACTIVATE)).isZero();
  }

  private ProcessInstance failed(String lifetime, int items, String failing) {
    azure.script(forTask("list-*").file("output.txt", "x"));
    azure.script(forTask("list-" + failing).exitCode(3));
    ProcessInstance instance =
        start(lifetime, items, "output.txt | tasksuccess", UnaryOperator.identity());
    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    return instance;
  }

  private ProcessInstance start(
      String lifetime, int items, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        TaskLists.await(
                lists.submit(
                    sas -> sas.camundaInputParameter("lifetime", lifetime),
                    submit ->
                        submit
                            .camundaInputParameter("taskId", "list")
                            .camundaInputParameter("items", String.valueOf(items))
                            .camundaInputParameter("commandLine", "scripted {index}")
                            .camundaInputParameter("outputFiles", outputFiles)),
                await)
            .endEvent("done")
            .done());
    return azure.start(Models.KEY, Map.of());
  }

  private void retrySuccessfully() {
    azure.script(forTask("list-*").file("output.txt", "x"));
    engines.retry();
  }

  private static long calls(Operation operation) {
    return azure.batch().calls().count(operation);
  }
}
