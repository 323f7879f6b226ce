package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that begin with their job: one that plans the work, and what the pool must be like. */
class JobManagerTaskTest {

  private static final String IDENTITY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/writer";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "managed-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void collectsTheOutputsOfAJobManagerAndOfTheTasksThatItAdded() {
    azure.batch().pools().add(PoolSettings.linux("with-identity").identity(IDENTITY));
    azure.deploy(
        Models.managedJob(jobId, "with-identity", planner())
            .camundaInputParameter("onAllTasksComplete", "terminatejob")
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .camundaInputParameter("await", "job")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("required", "plan.txt")
            .endEvent("done")
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThat(outputs)
        .containsEntry("tasks", 3)
        .containsEntry("succeeded", 3)
        .containsEntry("count", 3)
        .containsEntry(
            "upload", Map.of("uploaded", 3, "nothingMatched", 0, "failed", 0, "notAttempted", 0));
    assertThat(outputs.get("list"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(file -> List.of(file.get("taskId"), file.get("name"), file.get("size")))
        .containsExactlyInAnyOrder(
            List.of("planner", "planner/plan.txt", 8),
            List.of("child-1", "parts/child-1.txt", 8),
            List.of("child-2", "parts/child-2.txt", 8));
  }

  @Test
  void createsNoJobWhereThePoolIsTooOldForTheOutputFilesOfItsManager() {
    azure
        .batch()
        .pools()
        .add(PoolSettings.linux("too-old").createdAt(Instant.parse("2018-01-31T23:00:00Z")));

    assertThat(refusal("too-old", "output.txt"))
        .contains("'jobManagerTask.outputFiles'", "'too-old'", "1 February 2018");
  }

  @Test
  void createsNoJobWhereAPatternOfItsManagerHasTheSeparatorsOfWindows() {
    assertThat(refusal("local", "..\\\\std*.txt"))
        .contains("'jobManagerTask.outputFiles'", "Linux", "write '../std*.txt'");
  }

  @Test
  void looksAtNoPoolWhereTheManagerHasNoOutputFiles() {
    azure.batch().pools().add(PoolSettings.cloudService("old-kind"));

    ProcessInstance instance = create("old-kind", "none");

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().total()).isEqualTo(1);
  }

  private String refusal(String poolId, String outputFiles) {
    ProcessInstance instance = create(poolId, outputFiles);
    assertThat(azure.batch().calls().count(JOB_ADD)).isZero();
    return engines.onlyIncident(instance).getIncidentMessage();
  }

  private ProcessInstance create(String poolId, String outputFiles) {
    azure.deploy(
        Models.managedJob(
                jobId,
                poolId,
                "{\"commandLine\": \"true\", \"outputFiles\": \"" + outputFiles + "\"}")
            .endEvent()
            .done());
    return engines.start(Map.of());
  }

  /** Adds two tasks with the token of its job; they upload with an identity of the pool. */
  private String planner() {
    return """
        {
          "taskId": "planner",
          "commandLine": "bash -c 'for n in 1 2; do %s || exit 1; done; echo planned > plan.txt'",
          "outputFiles": "plan.txt",
          "killJobOnCompletion": false,
          "authenticationTokenSettings": {"access": ["job"]},
          "environment": {"CHILD": "%s"}
        }"""
        .formatted(escaped(ADD_CHILD), escaped(child()));
  }

  private static final String ADD_CHILD =
      "echo \"$CHILD\" | sed s/NAME/child-$n/g | curl -sSf -d @-"
          + " -H \"Authorization: Bearer $AZ_BATCH_AUTHENTICATION_TOKEN\""
          + " -H \"Content-Type: application/json; odata=minimalmetadata\""
          + " \"$AZ_BATCH_ACCOUNT_URL/jobs/$AZ_BATCH_JOB_ID/tasks?api-version=2024-07-01.20.0\"";

  private String child() {
    return """
        {"id": "NAME", "commandLine": "bash -c 'echo $AZ_BATCH_TASK_ID > part.txt'",\
         "outputFiles": [{"filePattern": "part.txt",\
         "destination": {"container": {"path": "parts/NAME.txt", "containerUrl": "%s/job-%s",\
         "identityReference": {"resourceId": "%s"}}},\
         "uploadOptions": {"uploadCondition": "tasksuccess"}}]}"""
        .formatted(azure.azure().storage().blobEndpoint(), jobId, IDENTITY);
  }

  private static String escaped(String text) {
    return text.replace("\"", "\\\"");
  }
}
