package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that somebody else has deleted, and added again under its id, is not ours. */
class ReplacedTaskTest {

  private static final Duration LONG = Duration.ofHours(5);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "replaced-" + UUID.randomUUID();

  @BeforeEach
  void letTasksRunLong() {
    azure.script(forTask("*").delay(LONG));
  }

  @Test
  void itsEndIsNotTheOutcome() {
    ProcessInstance instance = submitted("single");

    replace("single");
    azure.runToRest();

    assertThatItIsLost(instance);
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'single'", "another task was added under its id");
  }

  @Test
  void itIsFoundWhileItRuns() {
    ProcessInstance instance = submitted("single");

    client().tasks().delete(jobId, "single");
    add("single");
    azure.advance(Duration.ofMinutes(3));
    azure.poll();

    assertThatItIsLost(instance);
  }

  @Test
  void itIsFoundInAJobThatWasMadeAgain() {
    ProcessInstance instance = submitted("single");

    makeTheJobAgain();
    azure.script(forTask("single").exitCode(0));
    add("single");
    azure.runToRest();

    assertThatItIsLost(instance);
  }

  @Test
  void aJobThatWasMadeAgainHasNoneOfItsTasks() {
    ProcessInstance instance = submitted("single");

    makeTheJobAgain();
    azure.advance(Duration.ofMinutes(3));
    azure.poll();

    assertThatItIsLost(instance);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 30})
  void itIsFoundAmongThoseOfAList(int count) {
    azure.deploy(list(count, "PT12H"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    String id = count == 3 ? "part-2" : "part-02";

    replace(id);
    azure.batch().terminateAllTasks();
    azure.runToRest();

    assertThat(String.valueOf(azure.variable(instance, "batchError")))
        .contains("AzureBatchTaskFailed", "TaskEnded");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("lost", 1)
        .containsEntry("succeeded", 0);
  }

  @Test
  void itIsNotTerminatedByTheTimeout() {
    ProcessInstance instance = submitted("single", "PT1M");

    client().tasks().delete(jobId, "single");
    add("single");
    azure.advance(Duration.ofMinutes(1));
    azure.poll();

    assertThatItIsLost(instance);
    new BatchTasks(azure).assertOpen(jobId, "single");
  }

  @Test
  void itIsNotTerminatedByTheTimeoutOfAList() {
    azure.deploy(list(3, "PT1M"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();

    client().tasks().delete(jobId, "part-2");
    add("part-2");
    azure.advance(Duration.ofMinutes(1));
    azure.poll();
    azure.executeJobs();

    assertThat(azure.variable(instance, "batchError")).containsEntry("error", "AzureBatchTimeout");
    new BatchTasks(azure).assertOpen(jobId, "part-2");
  }

  private void assertThatItIsLost(ProcessInstance instance) {
    assertThat(instance).isWaitingAt("await");
    assertThat(azure.variable(instance, "batchError")).containsEntry("error", "AzureBatchTaskLost");
  }

  private ProcessInstance submitted(String taskId) {
    return submitted(taskId, "PT12H");
  }

  private ProcessInstance submitted(String taskId, String timeout) {
    azure.deploy(
        Models.submitAndAwait(
                Models.prepare(jobId),
                submit ->
                    submit
                        .camundaInputParameter("taskId", taskId)
                        .camundaInputParameter("commandLine", "scripted"),
                await -> await.camundaInputParameter("timeout", timeout))
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    return instance;
  }

  private BpmnModelInstance list(int count, String timeout) {
    return Models.prepare(jobId)
        .serviceTask("submit")
        .camundaDelegateExpression("${azureBatchSubmitTasks}")
        .camundaInputParameter("items", String.valueOf(count))
        .camundaInputParameter("jobId", jobId)
        .camundaInputParameter("taskId", "part")
        .camundaInputParameter("commandLine", "scripted")
        .serviceTask("await")
        .camundaDelegateExpression("${azureBatchAwaitOutputs}")
        .camundaInputParameter("task", "${batchTasks}")
        .camundaInputParameter("timeout", timeout)
        .endEvent()
        .done();
  }

  /** By one that succeeds at once. */
  private void replace(String taskId) {
    azure.script(forTask(taskId).exitCode(0));
    client().tasks().delete(jobId, taskId);
    add(taskId);
  }

  private void add(String taskId) {
    client().tasks().add(jobId, new TaskAddParameter().withId(taskId).withCommandLine("scripted"));
  }

  private void makeTheJobAgain() {
    new BatchTasks(azure).deleteJob(jobId);
    client()
        .jobs()
        .add(
            new JobAddParameter()
                .withId(jobId)
                .withPoolInfo(new PoolInformation().withPoolId("local")));
  }

  private static BatchServiceClient client() {
    return new SentTasks(azure).client();
  }
}
