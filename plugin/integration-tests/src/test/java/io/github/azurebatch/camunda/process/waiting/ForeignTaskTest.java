package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_GET;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.process.support.CopiedWaits;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Awaiting a task that no process has submitted. */
class ForeignTaskTest {

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.trustingUnmarkedValues().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);
  private final String jobId = "foreign-" + UUID.randomUUID();
  private final String container = "foreign-" + UUID.randomUUID();
  private final BlobStorage storage =
      BlobClients.open(
          new StorageAccount(
              URI.create(azure.azure().storage().blobEndpoint().toString()),
              azure.azure().storage().accountName(),
              AzureBatchAccount.credential(azure.azure().storage().accountKey()),
              azure.azure().storage().serviceVersion()));

  @BeforeEach
  void addTheJob() {
    storage.createContainer(container);
    client()
        .jobs()
        .add(
            new JobAddParameter()
                .withId(jobId)
                .withPoolInfo(new PoolInformation().withPoolId("local")));
    azure.script(forTask("*").file("output.txt", "hello").file("data/a.csv", "1,2"));
  }

  @Test
  void looksForWhatTheTaskSaysThatItUploads() {
    addTask("work", output("output.txt", "results/one.txt"), output("data/*.csv", "work"));
    ProcessInstance instance = awaiting("work", UnaryOperator.identity());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasUpload("uploaded")
        .hasExitCode(0)
        .hasFiles("results/one.txt", "a.csv");
    assertThat(azure.variable(instance, "outputs")).containsEntry("taskId", "work");
  }

  @Test
  void takesATaskThatHadEndedBefore() throws InterruptedException {
    addTask("early", output("output.txt", null));
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(30))).isTrue();
    azure.advance(Duration.ofHours(1));
    ProcessInstance instance = awaiting("early", UnaryOperator.identity());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
  }

  @Test
  void readsItOnceAndRemembersItOverARestart() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    addTask("slow", output("output.txt", null));
    ProcessInstance instance = awaiting("slow", UnaryOperator.identity());
    azure.executeJobs();
    azure.poll();
    long reads = azure.batch().calls().count(TASK_GET);

    azure.restartEngine();
    azure.poll();
    azure.poll();

    assertThat(azure.batch().calls().count(TASK_GET)).isEqualTo(reads);
    assertThat(instance).isWaitingAt("await");
  }

  @Test
  void reportsFilesThatGoElsewhereAsUnknown() {
    OutputFile elsewhere = output("output.txt", "x");
    elsewhere
        .destination()
        .container()
        .withContainerUrl(signed().replaceFirst("127\\.0\\.0\\.1", "localhost"));
    addTask("elsewhere", elsewhere);
    ProcessInstance instance = awaiting("elsewhere", UnaryOperator.identity());

    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThatOutputs(outputs).hasUpload("unknown").hasNoFiles();
    assertThat(String.valueOf(outputs.get("elsewhere")))
        .contains("output.txt", container)
        .doesNotContain("sig");
  }

  @Test
  void takesAUrlThatNobodyCanReadForAPlaceElsewhere() {
    OutputFile unreadable = output("output.txt", "x");
    unreadable.destination().container().withContainerUrl(signed().replaceFirst("\\?", "/100%?"));
    addTask("unreadable", unreadable);
    ProcessInstance instance = awaiting("unreadable", UnaryOperator.identity());

    azure.runToRest();

    assertThat(String.valueOf(azure.variable(instance, "outputs").get("elsewhere")))
        .contains("output.txt", container + "/100%")
        .doesNotContain("sig");
  }

  @Test
  void looksAtTheOtherWaitsOfTheJobWhereATaskCannotBeRead() throws InterruptedException {
    addTask("broken", output("output.txt", null));
    addTask("work", output("output.txt", null));
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(30))).isTrue();
    ProcessInstance broken = awaiting("broken", UnaryOperator.identity());
    ProcessInstance work = awaiting("work", UnaryOperator.identity());
    azure.batch().faults().next(9, TASK_GET).of("broken").answer(500, "InternalError");

    azure.executeJobs();
    azure.poll();
    azure.poll();
    azure.executeJobs();

    assertThat(work).isEnded().hasPassed("done");
    assertThat(broken).isWaitingAt("await");
    assertThat(engines.onlyWait().getRetries()).isNull();
    azure.batch().faults().clear();
    azure.advance(Duration.ofMinutes(1));
    azure.runToRest();
    assertThat(broken).isEnded().hasPassed("done");
  }

  @Test
  void readsManyInSeveralRounds() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    addTask("slow", output("output.txt", null));
    awaiting("slow", UnaryOperator.identity());
    azure.executeJobs();
    try (CopiedWaits copies = copies()) {
      copies.add(engines.onlyWait(), "slow", 1, 120);
      IntStream.rangeClosed(1, 120).forEach(copy -> addTask("slow-copy" + copy));
      azure.batch().calls().reset();

      azure.poll();
      assertThat(azure.batch().calls().count(TASK_GET)).isEqualTo(100);
      azure.poll();
      azure.poll();
      assertThat(azure.batch().calls().count(TASK_GET)).isEqualTo(121);
    }
  }

  private static CopiedWaits copies() {
    return new CopiedWaits(azure.engine().getProcessEngineConfiguration().getDataSource());
  }

  @Test
  void requiresWhatTheModelRequires() {
    addTask("work", output("output.txt", null));
    ProcessInstance instance =
        awaiting("work", await -> await.camundaInputParameter("required", "missing.txt"));

    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "missing.txt");
  }

  @Test
  void saysThatATaskDoesNotExist() {
    ProcessInstance instance = awaiting("no-such-task", UnaryOperator.identity());

    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskLost", "no-such-task", "does not exist", "check jobId");
  }

  @Test
  void catchesThatTheJobDoesNotExist() {
    azure.deploy(
        Models.catching(
            model("gone-" + jobId, "x", UnaryOperator.identity()), "AzureBatchTaskLost"));
    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void refusesWrongIdsWithoutAskingTheService() {
    long before = azure.batch().calls().count(TASK_GET);
    ProcessInstance wrong = awaiting("not an id", UnaryOperator.identity());
    azure.runToRest();
    assertThat(engines.onlyIncident(wrong).getIncidentMessage()).contains("'taskId'", "not an id");
    assertThat(azure.batch().calls().count(TASK_GET)).isEqualTo(before);
  }

  private ProcessInstance awaiting(String taskId, UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(model(jobId, taskId, await));
    return azure.start(Models.KEY, Map.of());
  }

  private static BpmnModelInstance model(
      String jobId, String taskId, UnaryOperator<ServiceTaskBuilder> await) {
    return await
        .apply(
            Bpmn.createExecutableProcess(Models.KEY)
                .startEvent()
                .camundaAsyncAfter()
                .serviceTask("await")
                .camundaDelegateExpression("${azureBatchAwaitOutputs}")
                .camundaInputParameter("jobId", jobId)
                .camundaInputParameter("taskId", taskId))
        .endEvent("done")
        .done();
  }

  private void addTask(String taskId, OutputFile... outputFiles) {
    client()
        .tasks()
        .add(
            jobId,
            new TaskAddParameter()
                .withId(taskId)
                .withCommandLine("scripted")
                .withOutputFiles(List.of(outputFiles)));
  }

  private OutputFile output(String pattern, @Nullable String path) {
    return new OutputFile()
        .withFilePattern(pattern)
        .withDestination(
            new OutputFileDestination()
                .withContainer(
                    new OutputFileBlobContainerDestination()
                        .withContainerUrl(signed())
                        .withPath(path)))
        .withUploadOptions(
            new OutputFileUploadOptions()
                .withUploadCondition(OutputFileUploadCondition.TASK_COMPLETION));
  }

  private String signed() {
    return storage
        .signContainer(container, SasPermissions.WRITE, Duration.ofHours(3))
        .value()
        .toString();
  }

  private static BatchServiceClient client() {
    return new SentTasks(azure).client();
  }
}
