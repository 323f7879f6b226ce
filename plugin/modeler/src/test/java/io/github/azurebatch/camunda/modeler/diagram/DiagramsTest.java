package io.github.azurebatch.camunda.modeler.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.modeler.browser.NpmPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams that people open: those of the examples, and the gallery. */
class DiagramsTest {

  private static final Path FOLDER = Path.of("..", "..", "bpmn");

  private static final Path OF_THE_STARTER_PROJECT =
      Path.of("..", "..", "examples/starter-project/src/main/resources/first-process.bpmn");

  /** Their models are short enough to be read as text. */
  private static final Path SAMPLES = FOLDER.resolve("samples");

  static Stream<Picture> pictures() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".bpmn") && !file.startsWith(SAMPLES))
          .sorted()
          .map(Picture::new)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void havePicturesThatAreUpToDate(Picture picture) throws IOException {
    assertThat(picture.isUpToDate())
        .as(
            "%s is no picture of %s as it is now. With Chromium installed, run"
                + " mvn -pl plugin/modeler -am test -Dtest=DrawPictures -Dsurefire.failIfNoSpecifiedTests=false",
            picture.file(), picture)
        .isTrue();
  }

  /** Labels, ends, layout and the time to live of history, among others. */
  @Test
  void passTheLinter() throws IOException {
    List<String> files = new ArrayList<>();
    pictures().forEach(picture -> files.add(picture.diagram().toAbsolutePath().toString()));
    files.add(OF_THE_STARTER_PROJECT.toAbsolutePath().toString());

    NpmPackages.Outcome outcome = NpmPackages.install().execute("bpmnlint", files);

    assertThat(outcome.status()).as(outcome.printed()).isZero();
  }

  /** A linter that finds nothing wrong anywhere proves nothing. */
  @Test
  void wouldNotPassTheLinterWithoutATimeToLive() throws IOException {
    Path diagram = Files.createTempFile("forever", ".bpmn");
    Files.writeString(
        diagram,
        Files.readString(FOLDER.resolve("diagrams/fan-out.bpmn"))
            .replaceAll("camunda:historyTimeToLive=\"[^\"]+\"", ""));

    NpmPackages.Outcome outcome =
        NpmPackages.install().execute("bpmnlint", List.of(diagram.toString()));

    assertThat(outcome.status()).isNotZero();
    assertThat(outcome.printed()).contains("history-time-to-live");
    Files.delete(diagram);
  }
}
