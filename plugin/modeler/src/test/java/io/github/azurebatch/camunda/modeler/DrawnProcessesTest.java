package io.github.azurebatch.camunda.modeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.modeler.Scenario.Step;
import io.github.azurebatch.camunda.modeler.browser.Modeler;
import io.github.azurebatch.camunda.modeler.browser.ModelerExtension;
import io.github.azurebatch.camunda.modeler.browser.PropertiesPanel;
import io.github.azurebatch.camunda.modeler.template.TemplateNames;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each template is chosen and filled in as a person would, and its process runs to the end. */
class DrawnProcessesTest {

  private static final Path TEMPLATES =
      Path.of("..", "..", "bpmn", "element-templates", "azure-batch.json");

  private static final Path PICTURES =
      System.getProperty("write") == null
          ? Path.of("target", "pictures")
          : Path.of("..", "..", "bpmn", "pictures");

  private static final Pattern VERSION = Pattern.compile("modelerTemplateVersion=\"(\\d+)\"");

  @RegisterExtension static final ModelerExtension browser = new ModelerExtension();

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  static Stream<Scenario> scenarios() {
    return Scenario.all();
  }

  @BeforeEach
  void offerTemplates() throws IOException {
    browser.modeler().withTemplates(Files.readString(TEMPLATES));
    Scenario.prepare(azure);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aProcessOfTemplatesRunsToTheEnd(Scenario scenario) throws IOException {
    Modeler modeler = browser.modeler();
    modeler.open(new Drawing(scenario.key(), scenario.steps().size()).xml());
    int number = 1;
    for (Step step : scenario.steps()) {
      modeler.select(Drawing.step(number++));
      modeler.chooseTemplate(step.template());
      PropertiesPanel panel = modeler.panel().unfold();
      step.typed().forEach(panel::fill);
      assertThat(panel.complaints()).as(step.template()).isEmpty();
    }

    String xml = modeler.xml();
    keep(scenario, xml);
    azure.deploy(
        Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    ProcessInstance instance = azure.start(scenario.key(), Scenario.variables());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed(Drawing.step(scenario.steps().size() + 1));
  }

  /** As someone else would have it in a repository; what is kept already stays as it is. */
  private static void keep(Scenario scenario, String xml) throws IOException {
    int version =
        VERSION
            .matcher(xml)
            .results()
            .mapToInt(it -> Integer.parseInt(it.group(1)))
            .max()
            .orElse(0);
    Path file =
        DiagramsDrawnEarlierTest.FOLDER.resolve("%s.%d.bpmn".formatted(scenario.key(), version));
    if (System.getProperty("write") != null && Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, xml);
    }
  }

  @Test
  void scenariosUseEachTemplate() {
    assertThat(Scenario.all().flatMap(scenario -> scenario.steps().stream()).map(Step::template))
        .containsAll(TemplateNames.all());
  }

  /** With {@code -Dwrite} these are the pictures of the modellers' page. */
  @Test
  void templatesAreChosenFromAListAndFilledIn() {
    Modeler modeler = browser.modeler();
    modeler.open(new Drawing("report", 2).xml());
    modeler.select(Drawing.step(1));
    modeler.chooseTemplate("Azure Batch: create a job");
    modeler.select(Drawing.step(2));

    modeler.openTemplates();
    modeler.screenshot(PICTURES.resolve("templates.png"));
    modeler.chooseFromOpenTemplates("Azure Batch: run a task");
    PropertiesPanel panel =
        modeler.panel().unfold("Azure Batch job").unfold("Task").unfold("Output files");
    panel.unfold("Waiting");
    panel.fill("Command line", "/bin/bash -c \"./report.sh > report.csv\"");
    panel.fill("Output files", "report.csv | tasksuccess | required");
    panel.fill("Timeout", "PT8H");
    modeler.screenshotOfPanel(PICTURES.resolve("run-a-task.png"));

    assertThat(panel.labels())
        .containsSubsequence("Job id", "Task id", "Command line", "Output files", "Timeout");
  }

  @Test
  void aWrongValueIsSaidAtItsField() {
    Modeler modeler = browser.modeler();
    modeler.open(new Drawing("wrong", 1).xml());
    modeler.select(Drawing.step(1));
    modeler.chooseTemplate("Azure Batch: create a job");
    PropertiesPanel panel = modeler.panel().unfold();

    panel.fill("Job id", "no job id!");

    assertThat(panel.complaint("Job id"))
        .contains("1 to 64 letters, digits, - and _; or an expression");
  }
}
