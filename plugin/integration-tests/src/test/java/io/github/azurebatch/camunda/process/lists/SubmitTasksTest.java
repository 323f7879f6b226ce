package io.github.azurebatch.camunda.process.lists;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.CrashOnce;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubmitTasksTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @Test
  void fillsTheValuesOfEachItemIntoItsTask() {
    azure.deploy(
        lists
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "${items}")
                        .camundaInputParameter("taskId", "part")
                        .camundaInputParameter(
                            "commandLine", "bash -c 'echo $NAME {index} {taskId} > out.txt'")
                        .camundaInputParameter("environment", "NAME={item.name}")
                        .camundaInputParameter("outputFiles", "out.txt -> results/{item.name}.txt"))
            .endEvent()
            .done());

    ProcessInstance instance =
        azure.start(
            Models.KEY, Map.of("items", List.of(Map.of("name", "ann"), Map.of("name", "b|ob"))));
    azure.runToRest();
    engines.awaitTasks();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchTasks"))
        .containsEntry("taskIdPrefix", "part")
        .containsEntry("count", 2)
        .containsEntry("jobId", lists.jobId());
    assertThat(services.content(lists.container(), "results/ann.txt")).isEqualTo("ann 1 part-1\n");
    assertThat(services.content(lists.container(), "results/b|ob.txt"))
        .isEqualTo("b|ob 2 part-2\n");
  }

  @Test
  void takesANumberOrAJsonArrayAsItems() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        lists
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "${items}")
                        .camundaInputParameter("taskId", "${prefix}")
                        .camundaInputParameter("commandLine", "scripted {item}"))
            .endEvent()
            .done());

    azure.start(Models.KEY, Map.of("items", 3, "prefix", "number"));
    azure.start(Models.KEY, Map.of("items", "[\"a\", \"b\"]", "prefix", "array"));
    ProcessInstance none = azure.start(Models.KEY, Map.of("items", "[]", "prefix", "none"));
    azure.runToRest();

    assertThat(services.taskIds(lists.jobId()))
        .containsExactlyInAnyOrder("number-1", "number-2", "number-3", "array-1", "array-2");
    assertThat(azure.variable(none, "batchTasks")).containsEntry("count", 0);
  }

  @Test
  @OnEveryDatabase
  void sendsAHundredTasksARequestAndGoesOnInAnotherCamundaJobAfterTwentyRequests() {
    azure.script(forTask("*"));
    azure.deploy(lists.submit(2_500, "output.txt").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    executeUntilIn("submit");
    management().executeJob(engines.onlyJob().getId());
    assertThat(instance).isWaitingAt("submit");
    assertThat(services.taskIds(lists.jobId())).hasSize(2_000);
    Job next = engines.onlyJob();
    assertThat(next.getRetries()).isPositive();
    assertThat(management().createJobQuery().activityId("submit").count()).isEqualTo(1);
    azure.executeJobs();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSize(2_500).doesNotHaveDuplicates();
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isEqualTo(25);
  }

  @Test
  void terminatesWhatItHasSubmittedWhenItIsCancelledHalfWay() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(lists.submit(2_050, "output.txt").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    management().executeJob(engines.onlyJob().getId());
    assertThat(services.taskIds(lists.jobId())).hasSize(2_000);

    engines.delete(instance);

    new BatchTasks(azure).assertOpen(lists.jobId());
  }

  @Test
  @OnEveryDatabase
  void addsNoTaskTwiceWhenTransactionsAreLostHalfWay() {
    azure.script(forTask("*"));
    azure.deploy(
        lists
            .submit(2_150, "output.txt")
            .camundaExecutionListenerClass("end", CrashOnce.class.getName())
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    management().executeJob(engines.onlyJob().getId());
    CrashOnce.arm();

    String second = engines.onlyJob().getId();
    assertThatThrownBy(() -> management().executeJob(second))
        .hasMessageContaining("the node dies here");
    assertThat(services.taskIds(lists.jobId())).hasSize(2_150);
    management().executeJob(second);
    azure.executeJobs();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSize(2_150);
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isEqualTo(20 + 2 + 2);
  }

  @Test
  void goesOnWhereItWasWhenTheServiceIsAwayForAWhile() {
    azure.script(forTask("*"));
    azure.deploy(lists.submit(250, "output.txt").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    azure.batch().faults().next(3, TASK_ADD_COLLECTION).answer(500, "InternalError");

    azure.executeJobs();

    Job failed = engines.onlyJob();
    assertThat(failed.getRetries()).isEqualTo(3);
    assertThat(failed.getDuedate()).isNotNull();
    assertThat(engines.incidents()).isEmpty();
    management().executeJob(failed.getId());
    azure.executeJobs();
    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSize(250);
  }

  @Test
  void isRetriedByTheRetryCycleInTheContinuingCamundaJobToo() {
    azure.script(forTask("*"));
    azure.deploy(lists.submit(2_050, "output.txt").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    management().executeJob(engines.onlyJob().getId());
    azure.batch().faults().next(3, TASK_ADD_COLLECTION).answer(500, "InternalError");

    azure.executeJobs();

    Job failed = engines.onlyJob();
    assertThat(failed.getRetries()).isEqualTo(3);
    assertThat(failed.getDuedate()).isAfter(new java.util.Date());
    management().setJobRetries(failed.getId(), 1);
    azure.batch().faults().next(3, TASK_ADD_COLLECTION).answer(500, "InternalError");
    assertThatThrownBy(() -> management().executeJob(failed.getId()))
        .hasMessageContaining("InternalError");
    Incident incident = engines.onlyIncident(instance);
    assertThat(incident.getActivityId()).isEqualTo("submit");
    assertThat(incident.getConfiguration()).isEqualTo(failed.getId());
    management().executeJob(failed.getId());
    azure.executeJobs();
    assertThat(instance).isEnded();
    assertThat(engines.incidents()).isEmpty();
  }

  @Test
  void namesTheTasksThatAreRefusedAndGoesOnWhenTheCauseIsGone() {
    azure.script(forTask("*"));
    azure.deploy(
        lists.submit(250, "output.txt").camundaInputParameter("taskId", "mine").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    services.addForeign(lists.jobId(), "mine-117");
    services.addForeign(lists.jobId(), "mine-118");

    azure.executeJobs();

    Incident incident = engines.onlyIncident(instance);
    assertThat(incident.getActivityId()).isEqualTo("submit");
    assertThat(incident.getIncidentMessage())
        .contains("2 of the 250 tasks", "mine-117", "mine-118", "198 tasks of the list");
    assertThat(engines.onlyJob().getRetries()).isZero();
    services.batch().deleteTask(new TaskReference(lists.jobId(), "mine-117"));
    services.batch().deleteTask(new TaskReference(lists.jobId(), "mine-118"));
    management().executeJob(engines.onlyJob().getId());
    azure.executeJobs();
    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSize(250);
  }

  @Test
  void terminatesWhatAFirstRequestHasAddedThatWasRefusedInPart() {
    ProcessInstance instance = startWithATaskThatIsRefused("mine-17");
    assertThat(services.taskIds(lists.jobId())).hasSize(50);

    engines.delete(instance);

    new BatchTasks(azure).assertOpen(lists.jobId(), "mine-17");
  }

  @Test
  void goesOnAfterAFirstRequestThatWasRefusedInPart() {
    ProcessInstance instance = startWithATaskThatIsRefused("mine-17");
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("1 of the 50 tasks", "mine-17", "49 tasks of the list");

    services.batch().deleteTask(new TaskReference(lists.jobId(), "mine-17"));
    management().executeJob(engines.onlyJob().getId());
    azure.executeJobs();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(lists.jobId())).hasSize(50);
  }

  @Test
  void refusesTwoItemsThatWouldWriteTheSameBlobBeforeAnythingIsSent() {
    azure.deploy(
        lists
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "[\"a\", \"b\", \"a\"]")
                        .camundaInputParameter("commandLine", "true")
                        .camundaInputParameter("outputFiles", "out.txt -> results/{item}.txt"))
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("item 1 ('a')", "item 3 ('a')", "results/a.txt");
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isZero();
  }

  @Test
  void refusesAnItemWithoutAFieldThatThePatternAsksForBeforeAnythingIsSent() {
    azure.deploy(
        lists
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "[{\"n\": 1}, {\"m\": 2}]")
                        .camundaInputParameter("commandLine", "echo {item.n}"))
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("commandLine", "item 2", "{item.n}");
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isZero();
  }

  /** A list of fifty, one of which is someone else's task. */
  private ProcessInstance startWithATaskThatIsRefused(String taskId) {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(
        lists.submit(50, "output.txt").camundaInputParameter("taskId", "mine").endEvent().done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    executeUntilIn("submit");
    services.addForeign(lists.jobId(), taskId);
    azure.executeJobs();
    return instance;
  }

  private void executeUntilIn(String activityId) {
    while (!engines.onlyJob().getId().isEmpty()
        && management().createJobQuery().activityId(activityId).count() == 0) {
      management().executeJob(engines.onlyJob().getId());
    }
  }

  private static ManagementService management() {
    return azure.engine().getManagementService();
  }
}
