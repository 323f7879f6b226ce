package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MissingOutputTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void goesOnWhereAPatternThatIsNotRequiredMatchesNothing() {
    azure.script(forTask("*"));
    azure.deploy(Models.work("scripted", "*.png"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("nothingMatched").hasNoFiles();
  }

  @Test
  void isAFaultWhereARequiredPatternMatchesNothing() {
    azure.script(forTask("*").file("other.txt", "x"));
    azure.deploy(
        Models.catching(
            Models.work("scripted", "*.png | required\nother.txt"), "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(String.valueOf(azure.variable(instance, "batchError").get("message")))
        .contains(engines.taskIdOf(instance), "'*.png'", "[other.txt]");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("other.txt");
  }

  @Test
  void isAFaultWhereTheWaitRequiresWhatDidNotArrive() {
    azure.script(forTask("*").file("other.txt", "x"));
    azure.deploy(
        Models.catching(
            Models.scripted(
                "*.txt", await -> await.camundaInputParameter("required", "output.txt")),
            "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void doesNotTakeADirectoryForAnOutput() {
    azure.script(forTask("*").file("directory", "").file("empty", ""));
    azure.deploy(
        Models.catching(
            Models.work(
                "scripted",
                """
                [{"filePattern": "directory", "required": true,
                  "uploadHeaders": [{"name": "x-ms-meta-hdi_isfolder", "value": "true"}]},
                 {"filePattern": "empty", "required": true}]"""),
            "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("empty");
  }

  @Test
  void namesThePatternThatLooksInTheWrongDirectory() {
    azure.script(forTask("*"));
    azure.deploy(
        Models.catching(Models.work("scripted", "std*.txt | required"), "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(String.valueOf(azure.variable(instance, "batchError").get("message")))
        .contains("nothing arrived for 'std*.txt'", "write '../std*.txt'");
  }

  @Test
  void namesTheSignOfAShellThatTheCommandLineHasWithoutOne() {
    azure.deploy(Models.work("echo 1 > out.txt", "out.txt | required"));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'out.txt'", "'>'", "calls no shell");
    assertThat(azure.variable(instance, "batchTask").get("warnings"))
        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
        .singleElement()
        .asString()
        .contains("calls no shell");
  }

  @Test
  void namesAWarningHoweverMuchIsMissing() {
    azure.script(forTask("*"));
    String many =
        IntStream.range(0, 150)
            .mapToObj("frame-%03d.png | required\n"::formatted)
            .collect(joining());
    azure.deploy(
        Models.catching(
            Models.work("scripted", many + "std*.txt | required"), "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(String.valueOf(error.get("message")))
        .contains("nothing arrived for 'frame-000.png'", "write '../std*.txt'")
        .hasSizeLessThanOrEqualTo(666);
    assertThat(String.valueOf(error.get("warnings"))).contains("write '../std*.txt'");
  }

  @Test
  void namesTheWarningsOfAListAsWell() {
    azure.script(forTask("*"));
    azure.deploy(
        TaskLists.inNewJob()
            .submit(3, "std*.txt -> {taskId} | required")
            .serviceTask("await")
            .camundaDelegateExpression("${azureBatchAwaitOutputs}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "write '../std*.txt'");
  }

  @Test
  void saysNoMoreWhereThereWasNothingToWarnOf() {
    azure.script(forTask("*"));
    azure.deploy(Models.work("scripted", "*.png | required"));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).doesNotContain("Note:");
    assertThat(azure.variable(instance, "batchTask")).doesNotContainKey("warnings");
  }

  @Test
  void doesNotTakeABlobOfAnEarlierRunForAnOutput() {
    String path = "latest-" + UUID.randomUUID() + "/output.txt";
    azure.deploy(
        Models.catching(
            Models.work("${command}", "output.txt -> " + path + " | required"),
            "AzureBatchOutputMissing"));
    ProcessInstance first = azure.start(Models.KEY, Map.of("command", "touch output.txt"));
    azure.runToRest();

    Instant nextSecond = Instant.now().plusSeconds(1);
    await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().isAfter(nextSecond));
    ProcessInstance second = azure.start(Models.KEY, Map.of("command", "true"));
    azure.runToRest();

    assertThat(first).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(first, "outputs")).hasFiles(path);
    assertThat(second).isEnded().hasPassed("caught");
    assertThatOutputs(azure.variable(second, "outputs")).hasNoFiles();
  }

  @Test
  void keepsTheBlobThatIsTooLargeForAVariable() {
    azure.script(forTask("*").file("large.bin", new byte[300_000]));
    azure.deploy(
        Models.catching(
            Models.scripted(
                "large.bin", await -> await.camundaInputParameter("inline", "large.bin")),
            "AzureBatchOutputTooLarge"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFileOfSize("large.bin", 300_000);
  }
}
