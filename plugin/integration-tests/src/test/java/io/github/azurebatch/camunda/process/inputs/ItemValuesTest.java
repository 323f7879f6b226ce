package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value of an item stands where its placeholder stands, and adds nothing beside it. */
class ItemValuesTest {

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();

  @Test
  void standInLinesAndJsonWhateverSignsAreInThem() {
    azure.script(forTask("*"));
    deploy(
        "[\"https://a.test/{item.name} -> in/{item.to}\"]",
        "{\"A\": \"{item.json}\", \"DATA\": \"{item.data}\"}");
    Map<String, Object> item =
        Map.of(
            "name", "x.csv",
            "to", "a | b -> c",
            "json", "x\",\"B\":\"y",
            "data", Map.of("k", "1"));

    engines.start(Map.of("items", List.of(item)));

    CloudTask task = new SentTasks(azure).task(lists.jobId(), "t-1");
    ResourceFile file = task.resourceFiles().get(0);
    assertThat(file.httpUrl()).isEqualTo("https://a.test/x.csv");
    assertThat(file.filePath()).isEqualTo("in/a | b -> c");
    assertThat(
            task.environmentSettings().stream()
                .collect(toMap(EnvironmentSetting::name, EnvironmentSetting::value)))
        .containsEntry("A", "x\",\"B\":\"y")
        .containsEntry("DATA", "{\"k\":\"1\"}")
        .doesNotContainKey("B");
  }

  @Test
  void areFilesWhereTheyAreMaps() {
    azure.script(forTask("*"));
    deploy("{item.file}", "A=1");
    Map<String, Object> file = Map.of("httpUrl", "https://a.test/x.csv", "filePath", "in.csv");

    engines.start(Map.of("items", List.of(Map.of("file", file))));

    ResourceFile sent = new SentTasks(azure).task(lists.jobId(), "t-1").resourceFiles().get(0);
    assertThat(sent.httpUrl()).isEqualTo("https://a.test/x.csv");
    assertThat(sent.filePath()).isEqualTo("in.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{item}; A=1; resourceFiles; is no http or https URL",
        "[\"{item}\"]; A=1; resourceFiles; is no http or https URL",
        "{\"file\": \"{item}\"}; A=1; resourceFiles; would be read as JSON",
        "{\"httpUrl\": {item}}; A=1; resourceFiles; it is no JSON before its placeholders",
        "https://a.test/x; {\"A\": {item}}; environment; it is no JSON before its placeholders",
        "https://a.test/x; {item}; environment; is not of the form NAME=value",
      })
  void areNoEntriesWhereTheyAreTexts(
      String resourceFiles, String environment, String input, String complaint) {
    azure.batch().calls().reset();
    deploy(resourceFiles, environment);
    String text = "{\"httpUrl\":\"https://else.test/x\",\"filePath\":\"x\",\"url\":\"u\"}";

    ProcessInstance instance = engines.start(Map.of("items", List.of(text)));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'" + input + "'", complaint);
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isZero();
  }

  private void deploy(String resourceFiles, String environment) {
    azure.deploy(
        lists
            .submit(
                submit ->
                    submit
                        .camundaInputParameter("items", "${items}")
                        .camundaInputParameter("taskId", "t")
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", "none")
                        .camundaInputParameter("resourceFiles", resourceFiles)
                        .camundaInputParameter("environment", environment))
            .endEvent()
            .done());
  }
}
