package io.github.azurebatch.camunda.process.lists;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.models.ResourceFile;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One task takes what many left, and more than a variable or a request holds. */
class FanInTest {

  private static final int TASKS = 335;

  /** Room for the numbers, the reference and nothing that grows with the files. */
  private static final int SUMMARY = 4_000;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @Test
  void takesTheOutputsOfAListAsTheirContainerWhereTheyAreTooManyForARequest() {
    azure.script(three("part-*"));
    azure.deploy(fanIn(TASKS, "ls */*.txt | wc -l > total.txt"));

    ProcessInstance instance = engines.run();
    complete(instance);

    assertThat(instance).isEnded();
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThat(outputs).containsEntry("count", 3 * TASKS).containsEntry("truncated", true);
    assertThat(Json.write(outputs)).hasSizeLessThan(SUMMARY);
    assertThatOutputs(azure.variable(instance, "total")).hasContent("total.txt", "1005\n");
    List<ResourceFile> sent = new SentTasks(azure).task(lists.jobId(), "sum").resourceFiles();
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).blobPrefix()).isEqualTo("part-");
  }

  @Test
  void takesThemOneByOneWhileTheyAreFew() {
    azure.script(three("part-*"));
    azure.deploy(fanIn(4, "ls */*.txt | wc -l > total.txt"));

    ProcessInstance instance = engines.run();
    complete(instance);

    assertThatOutputs(azure.variable(instance, "total")).hasContent("total.txt", "12\n");
    assertThat(new SentTasks(azure).task(lists.jobId(), "sum").resourceFiles()).hasSize(12);
  }

  @Test
  void refusesThemWhereTheContainerHoldsOthersBesideThem() throws Exception {
    azure.script(three("part-*"));
    azure.deploy(fanIn(60, "true"));
    ProcessInstance instance = engines.run();
    upload("part-60/of-somebody-else.bin");
    complete(instance);

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'sum'", "'resourceFiles'", "180", "32768", "storageContainerUrl", "blobPrefix");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void refusesThemWhereOneIsGoneAndNotAllAreListed() {
    azure.script(three("part-*"));
    azure.deploy(fanIn(60, "true"));
    ProcessInstance instance = engines.run();
    services.storage().delete(lists.container(), "part-07/a.txt");
    complete(instance);

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'resourceFiles'", "180 files arrived", "179");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void refusesTheOutputsOfATaskThatAreNotAllListed() {
    TaskScript many = forTask("many");
    for (int i = 0; i < 1_005; i++) {
      many = many.file("f-%04d.txt".formatted(i), "x");
    }
    azure.script(many);
    azure.deploy(
        Models.steps(
                submit ->
                    submit
                        .camundaInputParameter("taskId", "many")
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "*.txt"),
                await -> await)
            .serviceTask("sum")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "true")
            .camundaInputParameter("outputFiles", "none")
            .camundaInputParameter("resourceFiles", "${outputs}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'sum'", "'resourceFiles'", "1005 files arrived", "azureBatchReadOutputs");
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(1);
  }

  @Test
  void refusesMoreResourceFilesThanARequestHoldsBeforeItIsSent() {
    String lines =
        IntStream.range(0, 300)
            .mapToObj(i -> "https://example.test/%s/%d.bin".formatted("d".repeat(100), i))
            .collect(Collectors.joining("\n"));
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "true")
                    .camundaInputParameter("outputFiles", "none")
                    .camundaInputParameter("resourceFiles", lines),
            await -> await));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'resourceFiles'", "300", "32768", "storageContainerUrl");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void refusesATaskThatIsLargerThanARequestBeforeItIsSent() {
    azure.deploy(Models.work("run ${long}", "none"));

    ProcessInstance instance =
        azure.start(
            Models.KEY, Map.of("long", Variables.objectValue("\"".repeat(600_000)).create()));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("bytes of JSON", "1048576");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void deletesTheOutputsOfAListThatAreNotListed() {
    azure.script(three("part-*"));
    azure.deploy(
        TaskLists.await(list(60), await -> await)
            .serviceTask("cleanUp")
            .camundaDelegateExpression("${azureBatchCleanUp}")
            .camundaInputParameter("files", "${outputs}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "batchCleanUp")).containsEntry("deletedBlobs", 180);
    assertThat(services.blobs(lists.container())).isEmpty();
  }

  private BpmnModelInstance fanIn(int tasks, String commandLine) {
    return TaskLists.await(list(tasks), await -> await)
        .userTask("hold")
        .serviceTask("sum")
        .camundaAsyncBefore()
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", lists.jobId())
        .camundaInputParameter("taskId", "sum")
        .camundaInputParameter("commandLine", "/bin/bash -c \"" + commandLine + "\"")
        .camundaInputParameter("resourceFiles", "${outputs}")
        .camundaInputParameter("outputFiles", "total.txt")
        .camundaInputParameter("inline", "total.txt")
        .camundaInputParameter("resultVariable", "total")
        .endEvent()
        .done();
  }

  private ServiceTaskBuilder list(int tasks) {
    return lists.submit(tasks, "*.txt").camundaInputParameter("taskId", "part");
  }

  private void complete(ProcessInstance instance) {
    engines.completeUserTask(instance);
    azure.runToRest();
  }

  private void upload(String blob) throws Exception {
    URI container =
        services
            .storage()
            .signContainer(lists.container(), new SasPermissions("w"), Duration.ofHours(1))
            .value();
    URI url = URI.create(container.toString().replace("?", "/" + blob + "?"));
    HttpRequest put =
        HttpRequest.newBuilder(url)
            .header("x-ms-blob-type", "BlockBlob")
            .PUT(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.discarding()))
        .returns(201, HttpResponse::statusCode);
  }

  private static TaskScript three(String taskIds) {
    return forTask(taskIds).file("a.txt", "1").file("b.txt", "2").file("c.txt", "3");
  }
}
