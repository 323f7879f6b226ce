package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.storage.OutputFileReference;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReadOutputsTest {

  private static final String READ = "read-outputs";

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.trustingUnmarkedValues().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);
  private final String jobId = "read-" + UUID.randomUUID();

  @Test
  void findsTheOutputsOfAllTasksOfAJob() {
    persistedBy("1", "2");

    ProcessInstance instance = read(Map.of("jobId", jobId));

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles(
            "1/$TaskLog/stdout.txt",
            "1/$TaskOutput/output.txt",
            "2/$TaskLog/stdout.txt",
            "2/$TaskOutput/output.txt");
    assertThat(file(instance, "2/$TaskOutput/output.txt"))
        .containsEntry("taskId", "2")
        .containsEntry("kind", "TaskOutput")
        .containsEntry("container", "job-" + jobId);
  }

  @Test
  void findsTheOutputsOfOneTaskAndKindWithTheirContent() {
    persistedBy("1", "2", "22");

    ProcessInstance instance =
        read(
            Map.of(
                "jobId", jobId,
                "taskId", "2",
                "kind", "TaskOutput",
                "inline", "$TaskOutput/output.txt",
                "resultVariable", "found"));

    assertThatOutputs(azure.variable(instance, "found"))
        .hasFiles("$TaskOutput/output.txt")
        .hasContent("$TaskOutput/output.txt", "output of 2");
    assertThat(azure.variable(instance, "found")).containsEntry("taskId", "2");
  }

  @Test
  void findsWhatATaskHasDeclaredInAContainerOfAnyName() {
    String container = "named-" + UUID.randomUUID();
    azure.script(forTask("*").file("output.txt", "x").file("other.txt", "y"));
    azure.deploy(
        reading(
            Models.steps(
                    submit ->
                        submit
                            .camundaInputParameter("commandLine", "scripted")
                            .camundaInputParameter(
                                "outputFiles", "output.txt -> " + container + "/output.txt"),
                    UnaryOperator.identity())
                .serviceTask("read"),
            Map.of("task", "${batchTask}", "resultVariable", "again")));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "again")).hasFiles(container + "/output.txt");
  }

  @Test
  void findsWhatTheTasksOfAListHaveDeclared() throws InterruptedException {
    azure.script(forTask("*").file("output.txt", "x").stdout("log"));
    azure.deploy(
        reading(
            Models.issueSas(Models.prepare(), UnaryOperator.identity())
                .serviceTask("submit")
                .camundaDelegateExpression("${azureBatchSubmitTasks}")
                .camundaInputParameter("items", "3")
                .camundaInputParameter("jobId", Models.JOB_ID)
                .camundaInputParameter("taskId", jobId)
                .camundaInputParameter("commandLine", "scripted")
                .camundaInputParameter(
                    "outputFiles", "output.txt -> {index}-%s.txt\n../stdout.txt".formatted(jobId))
                .userTask("pause")
                .serviceTask("read"),
            Map.of("task", "${batchTasks}")));
    ProcessInstance instance = engines.run();
    assertThat(azure.batch().awaitIdle(Duration.ofMinutes(1))).isTrue();

    assertThat(instance).isWaitingAt("pause");
    complete(task());
    azure.runToRest();

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles(
            "1-" + jobId + ".txt",
            "2-" + jobId + ".txt",
            "3-" + jobId + ".txt",
            jobId + "-1/stdout.txt",
            jobId + "-2/stdout.txt",
            jobId + "-3/stdout.txt");
    assertThat(file(instance, "2-" + jobId + ".txt")).containsEntry("taskId", jobId + "-2");
  }

  @Test
  void findsWhatAReferenceToAListRefersTo() {
    persistedBy("part-1", "part-2", "other-1");
    String reference =
        "{\"account\":\"default\",\"jobId\":\"%s\",\"taskIdPrefix\":\"part\",\"containers\":[\"job-%s\"]}"
            .formatted(jobId, jobId);

    ProcessInstance instance =
        read(Map.of("task", "{\"reference\":" + reference + "}", "kind", "TaskOutput"));

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("part-1/$TaskOutput/output.txt", "part-2/$TaskOutput/output.txt");
    assertThat(file(instance, "part-2/$TaskOutput/output.txt")).containsEntry("taskId", "part-2");
  }

  @Test
  void isEmptyWhereThereIsNoContainer() {
    ProcessInstance instance = read(Map.of("jobId", jobId));

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasNoFiles();
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("count", 0)
        .containsEntry("container", "job-" + jobId);
  }

  @Test
  void isAnErrorThatTheModelCatchesWhereARequiredOutputIsMissing() {
    persistedBy("1");
    azure.deploy(caught(Map.of("jobId", jobId, "required", "*/$TaskOutput/*.png")));

    ProcessInstance instance = azure.start(READ, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(String.valueOf(azure.variable(instance, "batchError").get("message")))
        .contains("job-" + jobId, "'*/$TaskOutput/*.png'", "1/$TaskLog/stdout.txt");
    assertThat(azure.variable(instance, "outputs")).containsEntry("count", 2);
  }

  @Test
  void isAnIncidentWhereNothingCatchesTheError() {
    ProcessInstance instance = read(Map.of("jobId", jobId, "required", "output.txt"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "'output.txt'", "no such container");
  }

  @Test
  void keepsTheOutputThatIsTooLargeForAVariable() {
    azure.script(forTask("1").file("output.txt", new byte[300_000]));
    runTask("1");

    ProcessInstance instance = read(Map.of("jobId", jobId, "inline", "1/$TaskOutput/output.txt"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputTooLarge", "300000 bytes", "262144");
  }

  @ParameterizedTest
  @MethodSource
  void refusesWrongInputs(Map<String, String> inputs, String said) {
    ProcessInstance instance = read(inputs);

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(said.split(" "));
  }

  static Stream<Arguments> refusesWrongInputs() {
    String task = "{\"account\":\"default\",\"jobId\":\"j\",\"taskId\":\"t\"}";
    return Stream.of(
        arguments(Map.of(), "'container' 'jobId' 'task' 'outputContainer'"),
        arguments(Map.of("container", "Upper"), "'container' 'Upper' lower-case"),
        arguments(Map.of("jobId", "a b"), "'jobId' 'a b'"),
        arguments(Map.of("jobId", "j", "taskId", "a/b"), "'taskId' 'a/b'"),
        arguments(Map.of("jobId", "j", "kind", "$TaskLog"), "'kind' '$TaskLog' TaskOutput"),
        arguments(Map.of("task", task), "'task' 'submitted'"),
        arguments(Map.of("task", task, "taskId", "t"), "'taskId' 'task'"),
        arguments(Map.of("container", "{\"account\":\"other\"}"), "'container'"),
        arguments(Map.of("jobId", "j", "account", "other"), "'account' 'other'"));
  }

  @Test
  void givesJavaCodeTheSameOutputs() {
    persistedBy("1", "2");

    List<OutputFileReference> found =
        azure.plugin().outputs().task(jobId, "2").listOutputs("TaskOutput");

    assertThat(found).extracting(OutputFileReference::path).containsExactly("output.txt");
    assertThat(found.get(0).read(100)).asString().isEqualTo("output of 2");
  }

  @Test
  void givesJavaCodeTheOutputsOfATaskByItsUrl() {
    persistedBy("1", "2");
    URI url = URI.create(new SentTasks(azure).task(jobId, "2").url());

    List<OutputFileReference> found = azure.plugin().outputs().task(url).listOutputs();

    assertThat(found)
        .extracting(OutputFileReference::blobName)
        .containsExactly("2/$TaskLog/stdout.txt", "2/$TaskOutput/output.txt");
  }

  private void persistedBy(String... taskIds) {
    for (String taskId : taskIds) {
      azure.script(forTask(taskId).file("output.txt", "output of " + taskId).stdout("log"));
      runTask(taskId);
    }
  }

  private void runTask(String taskId) {
    azure.deploy(
        Models.createJob(jobId, "local")
            .serviceTask("run")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", jobId)
            .camundaInputParameter("taskId", taskId)
            .camundaInputParameter("commandLine", "scripted")
            .camundaInputParameter(
                "outputFiles", "output.txt | kind=TaskOutput\n../stdout.txt | kind=TaskLog")
            .endEvent()
            .done());
    engines.run();
  }

  private static ProcessInstance read(Map<String, String> inputs) {
    azure.deploy(reading(start(), inputs));
    ProcessInstance instance = azure.start(READ, Map.of());
    azure.runToRest();
    return instance;
  }

  private static ServiceTaskBuilder start() {
    return Bpmn.createExecutableProcess(READ).startEvent().serviceTask("read");
  }

  private static BpmnModelInstance reading(ServiceTaskBuilder task, Map<String, String> inputs) {
    task.camundaDelegateExpression("${azureBatchReadOutputs}");
    inputs.forEach(task::camundaInputParameter);
    return task.endEvent("done").done();
  }

  private static BpmnModelInstance caught(Map<String, String> inputs) {
    BpmnModelInstance model = reading(start(), inputs);
    ServiceTask task = model.getModelElementById("read");
    task.builder().boundaryEvent("error").error("AzureBatchOutputMissing").endEvent("caught");
    return model;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> file(ProcessInstance instance, String name) {
    Map<String, Object> files =
        (Map<String, Object>)
            Objects.requireNonNull(azure.variable(instance, "outputs").get("files"));
    return (Map<String, Object>) Objects.requireNonNull(files.get(name));
  }
}
