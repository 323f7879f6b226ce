package io.github.azurebatch.camunda.test;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.model.AzureBatchErrors;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;

/** Each assertion passes, and fails with what there was instead. */
@AzureBatchTest(deploy = "report.bpmn")
class AzureBatchProcessAssertTest {

  private final AzureBatchExtension azure;

  AzureBatchProcessAssertTest(AzureBatchExtension azure) {
    this.azure = azure;
  }

  @Test
  void knowsOutputs() {
    azure.script(forTask("*").file("report.csv", "a,1"));
    ProcessInstance instance = start("outputs");
    azure.runToRest();

    assertThat(instance)
        .isEnded()
        .hasPassed("Run", "End")
        .isNotWaitingForAzureBatch()
        .hasNoIncident()
        .hasNoBatchError()
        .hasOutputs("outputs")
        .hasFiles("report.csv")
        .hasFileOfSize("report.csv", 3)
        .hasExitCode(0);
    assertFails(
        () -> assertThat(instance).hasOutputs("outputs").hasFiles("other.csv"),
        "[files that arrived]",
        "report.csv");
    assertFails(
        () -> assertThat(instance).hasOutputs("results"),
        "to have the variable 'results', but its variables are [",
        "batchTask, ",
        "outputs, ");
    assertFails(
        () -> assertThat(instance).hasBatchError(AzureBatchErrors.TASK_LOST),
        "to have the variable 'batchError', but its variables are");
    assertFails(
        () -> assertThat(instance).hasIncident("lost"),
        "to have an incident with 'lost', but its incidents are nothing");
  }

  @Test
  void knowsErrorsAndIncidents() {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance = start("errors");
    azure.runToRest();

    assertThat(instance)
        .isWaitingAt("Run")
        .hasBatchError(AzureBatchErrors.TASK_FAILED)
        .hasIncident("exit code 3");
    assertFails(
        () -> assertThat(instance).hasBatchError(AzureBatchErrors.TIMEOUT),
        "the error 'AzureBatchTimeout', but the variable batchError says 'AzureBatchTaskFailed'",
        "exit code 3");
    assertFails(
        () -> assertThat(instance).hasNoBatchError(), "to have no variable batchError, but it has");
    assertFails(
        () -> assertThat(instance).hasIncident("lost"),
        "to have an incident with 'lost', but its incidents are\n  Run: AzureBatchTaskFailed: ");
    assertFails(() -> assertThat(instance).hasNoIncident(), "Run: AzureBatchTaskFailed: ");
    assertFails(
        () -> assertThat(instance).hasOutputs("results"), "open incidents:\n  Run: AzureBatch");
  }

  @Test
  void knowsTheTaskThatAnInstanceWaitsFor() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    ProcessInstance instance = start("reports");
    azure.executeJobs();

    assertThat(instance).isNotEnded().isWaitingForTask("report");
    assertFails(
        () -> assertThat(instance).isWaitingForTask("other"),
        "to wait for Azure Batch task 'other', but it waits for\n"
            + "  Azure Batch task 'report' (job 'reports') at 'Run', since ",
        ", timeout PT1H: not ended yet");
    assertFails(
        () -> assertThat(instance).isWaitingForJob("reports"),
        "to wait for Azure Batch job 'reports', but it waits for\n  Azure Batch task 'report'");
    assertFails(
        () -> assertThat(instance).isNotWaitingForAzureBatch(),
        "not to wait for Azure Batch, but it waits for\n  Azure Batch task 'report'");
  }

  @Test
  void knowsTheListThatAnInstanceWaitsFor() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(list("frames", await -> await));
    ProcessInstance instance = azure.start("list", Map.of());
    azure.executeJobs();

    assertThat(instance).isWaitingForTasks("frame");
    assertFails(
        () -> assertThat(instance).isWaitingForTask("frame-0"),
        "but it waits for\n  Azure Batch tasks 'frame-...' (job 'frames') at 'Await'");
  }

  @Test
  void knowsTheJobThatAnInstanceWaitsFor(LocalBatchService service) {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(
        list(
            "whole",
            await ->
                await
                    .camundaInputParameter("await", "job")
                    .camundaInputParameter("jobId", "whole")));
    ProcessInstance instance = azure.start("list", Map.of());
    azure.executeJobs();

    assertThat(instance).isWaitingForJob("whole");
    assertFails(
        () -> assertThat(instance).isWaitingForTasks("frame"),
        "but it waits for\n  Azure Batch job 'whole' at 'Await'");
    service.terminateAllTasks();
  }

  /** In an Azure Batch job of the test's own: jobs stay when a test has ended. */
  private ProcessInstance start(String jobId) {
    return azure.start("report", Map.of("job", jobId));
  }

  private static BpmnModelInstance list(String jobId, UnaryOperator<ServiceTaskBuilder> await) {
    ServiceTaskBuilder submitted =
        Bpmn.createExecutableProcess("list")
            .startEvent()
            .serviceTask("CreateJob")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("poolId", "local")
            .serviceTask("Submit")
            .camundaDelegateExpression("${azureBatchSubmitTasks}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("taskId", "frame")
            .camundaInputParameter("items", "2")
            .camundaInputParameter("commandLine", "render {index}");
    return await
        .apply(
            submitted.serviceTask("Await").camundaDelegateExpression("${azureBatchAwaitOutputs}"))
        .endEvent()
        .done();
  }

  private static void assertFails(ThrowingCallable assertion, String... parts) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .satisfies(
            error ->
                org.assertj.core.api.Assertions.assertThat(error.getMessage()).contains(parts));
  }
}
