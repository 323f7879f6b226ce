package io.github.azurebatch.camunda.test;

import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchModelCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelAssertTest {

  private static final Path REPORT = Path.of("src/test/resources/report.bpmn");

  private final Path folder;

  ModelAssertTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path reportWith(String part, String replacement) throws IOException {
    String report = Files.readString(REPORT);
    assertThat(report).contains(part);
    return Files.writeString(folder.resolve("report.bpmn"), report.replace(part, replacement));
  }

  private Path misspelt() throws IOException {
    return reportWith("name=\"jobId\"", "name=\"jobIds\"");
  }

  private Path doubtful() throws IOException {
    return reportWith("</bpmn:process>", "<bpmn:complexGateway id=\"Any\" /></bpmn:process>");
  }

  @Test
  void takesModelsOfTheClassPathAndOfFiles() {
    assertThatModel("report.bpmn").hasNoMistakes().hasNoWarnings();
    assertThatModel("/report.bpmn").hasNoMistakes();
    assertThatModel(REPORT).hasNoMistakes();
  }

  @Test
  void saysThatThereIsNoSuchModel() {
    assertThatThrownBy(() -> assertThatModel("none.bpmn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'none.bpmn'");
    assertThatThrownBy(() -> assertThatModel(Path.of("none.bpmn")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("'none.bpmn'");
  }

  @Test
  void listsAllMistakesWithTheirPlaces() throws IOException {
    Path file = misspelt();

    assertThatThrownBy(() -> assertThatModel(file).hasNoMistakes())
        .isInstanceOf(AssertionError.class)
        .message()
        .startsWith("Expected model '%s' to have no mistakes, but a check finds\n".formatted(file))
        .containsPattern("report.bpmn:\\d+:\\d+: error: .*'jobId' is missing")
        .containsPattern("report.bpmn:\\d+:\\d+: error: .*'jobIds' is unknown");
  }

  @Test
  void findsAMistakeByItsActivityAndAPartOfItsMessage() throws IOException {
    ModelAssert model = assertThatModel(misspelt());

    model.hasMistake("CreateJob", "did you mean 'jobId'?");
    assertThatThrownBy(() -> model.hasMistake("End", "did you mean 'jobId'?"))
        .hasMessageContaining("a mistake of 'End' with 'did you mean 'jobId'?'")
        .hasMessageContaining("[CreateJob]");
    assertThatThrownBy(() -> model.hasMistake("CreateJob", "did you mean 'poolId'?"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> model.hasWarning("CreateJob", "did you mean 'jobId'?"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void tellsWarningsFromMistakes() throws IOException {
    ModelAssert model = assertThatModel(doubtful());

    model.hasNoMistakes().hasWarning("Any", "unsupported");
    assertThatThrownBy(model::hasNoWarnings)
        .hasMessageContaining("no warnings and mistakes")
        .hasMessageContaining(": warning: ");
    assertThatThrownBy(() -> assertThatModel(REPORT).hasWarning("Any", ""))
        .hasMessageEndingWith("but a check finds nothing");
  }

  @Test
  void takesTheSettingsOfAnotherEngine() throws IOException {
    Path file = reportWith("camunda:historyTimeToLive=\"P30D\"", "");

    assertThatModel(file).hasMistake("report", "ENGINE-12018");
    assertThatModel(file, new AzureBatchModelCheck().withHistoryTimeToLive("P30D")).hasNoMistakes();
  }
}
