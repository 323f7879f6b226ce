package io.github.azurebatch.camunda.process.access;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A tenant's process uses what processes of its tenant have made, without any rule. */
class TenantsTest {

  private static final String NORTH = "north";
  private static final String SOUTH = "s\u00FCd";
  private static final String JOB = "of-north";
  private static final String OWN = "own-of-south";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final Engines engines = new Engines(azure);

  @BeforeAll
  static void makeThingsOfBothTenants() {
    engines.deploy(NORTH, all(JOB));
    engines.deploy(SOUTH, all(OWN));
    start(NORTH);
    start(SOUTH);
    azure.runToRest();
    removeDeployments();
  }

  @AfterEach
  void remove() {
    removeDeployments();
  }

  private static void removeDeployments() {
    RepositoryService repository = azure.engine().getRepositoryService();
    repository
        .createDeploymentQuery()
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  static Stream<Arguments> waysToTheThingsOfAnotherTenant() {
    return Stream.of(
        of("CreateJob", "jobId", JOB, "poolId", "local"),
        of("SubmitTask", "jobId", JOB, "commandLine", "c"),
        of("SubmitTasks", "jobId", JOB, "commandLine", "c", "items", "2"),
        of("RunTask", "jobId", JOB, "commandLine", "c"),
        of("AwaitOutputs", "jobId", JOB, "taskId", "t"),
        of("AwaitOutputs", "jobId", JOB, "await", "job"),
        of("CleanUp", "jobId", JOB),
        of("CreateContainer", "jobId", JOB),
        of("IssueSas", "container", "job-" + JOB),
        of("ReadOutputs", "jobId", JOB),
        of("ReadOutputs", "container", "job-" + JOB),
        of("CleanUp", "jobId", OWN, "deleteContainer", "job-" + JOB),
        of("RunTask", "jobId", OWN, "commandLine", "c", "container", "job-" + JOB),
        of("SubmitTask", "jobId", OWN, "commandLine", "c", "resourceFiles", blob()));
  }

  private static Arguments of(String bean, String... inputs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      map.put(inputs[i], inputs[i + 1]);
    }
    return arguments(bean, map);
  }

  @ParameterizedTest
  @MethodSource("waysToTheThingsOfAnotherTenant")
  void leadToAnIncident(String bean, Map<String, String> inputs) {
    engines.deploy(SOUTH, Models.step(bean, inputs));

    ProcessInstance instance = start(SOUTH);
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .containsPattern("(Azure Batch job '|container 'job-)" + JOB + "'")
        .contains("was not created by a process of tenant '" + SOUTH + "'", "access rule");
  }

  @Test
  void areReadByNoLinkOfAnotherTenant() {
    engines.deploy(
        SOUTH,
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .serviceTask()
            .camundaExpression("${azureBatch.readUrl(file, 'PT1M')}")
            .endEvent()
            .done());

    ProcessInstance instance = start(SOUTH, Map.of("file", Map.of("url", blob())));
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("a file of outputs", "is not believed: its mark");
  }

  @Test
  void areOpenToTheTenantItself() {
    engines.deploy(NORTH, Models.step("ReadOutputs", Map.of("jobId", JOB)));

    ProcessInstance instance = start(NORTH);
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "outputs")).containsEntry("count", 1);
  }

  @Test
  void ofProcessesWithOneKeyAreEachTenantsOwn() {
    engines.deploy(NORTH, all("of-north-2"));
    engines.deploy(SOUTH, all("of-south"));
    ProcessInstance north = start(NORTH);
    ProcessInstance south = start(SOUTH);

    azure.runToRest();

    assertThat(north).isEnded();
    assertThat(south).isEnded();
  }

  /** Azure may be away when an instance is deleted, and its tasks must end all the same. */
  @Test
  void cancelASubmissionWithoutACall() {
    TaskLists lists = TaskLists.inNewJob();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    engines.deploy(NORTH, lists.submit(1_050, "a.txt").endEvent().done());
    ProcessInstance instance = start(NORTH);
    azure.batch().calls().reset();
    while (azure.batch().calls().count(Operation.TASK_ADD_COLLECTION) == 0) {
      azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    }
    long calls = azure.batch().calls().total();

    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");

    assertThat(azure.batch().calls().total()).isEqualTo(calls);
    azure.executeJobs();
    new BatchTasks(azure).assertOpen(lists.jobId());
  }

  @Test
  void needARuleForWhatAzureBatchItselfReaches() {
    engines.deploy(
        SOUTH,
        Models.step(
            "SubmitTask",
            Map.of(
                "jobId",
                "of-south-2",
                "commandLine",
                "c",
                "resourceFiles",
                "[{\"autoStorageContainerName\": \"any\", \"filePath\": \"a\"}]")));

    ProcessInstance instance = start(SOUTH);
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("container 'any' is reached by Azure Batch itself", "access rule");
  }

  /** The four steps, and the end of the job. */
  private static BpmnModelInstance all(String jobId) {
    return Models.submitAndAwait(
            Models.issueSas(Models.prepare(jobId), sas -> sas),
            submit ->
                submit
                    .camundaInputParameter("commandLine", "/bin/sh -c 'echo 1 > a.txt'")
                    .camundaInputParameter("outputFiles", "a.txt"),
            await -> await)
        .endEvent()
        .done();
  }

  /** The output of the task of the other tenant. */
  private static String blob() {
    return azure.azure().storage().blobEndpoint() + "/job-" + JOB + "/a.txt";
  }

  private static ProcessInstance start(String tenantId) {
    return start(tenantId, Map.of());
  }

  private static ProcessInstance start(String tenantId, Map<String, Object> variables) {
    return azure
        .engine()
        .getRuntimeService()
        .createProcessInstanceByKey(Models.KEY)
        .processDefinitionTenantId(tenantId)
        .setVariables(variables)
        .execute();
  }
}
