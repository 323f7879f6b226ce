package io.github.azurebatch.camunda.modeler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was drawn with a version of the templates runs with all later versions of the plugin.
 *
 * <p>{@link DrawnProcessesTest} keeps what it draws with {@code -Dwrite}, once for each version.
 */
class DiagramsDrawnEarlierTest {

  static final Path FOLDER = Path.of("src", "test", "resources", "drawn");

  private static final Path VERSIONED = Path.of("..", "..", "bpmn", "element-templates/versioned");
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "modelerTemplate=\"[\\w.]+\\.(\\w+)\" camunda:modelerTemplateVersion=\"(\\d+)\"");

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  static Stream<Path> diagrams() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @BeforeEach
  void prepare() {
    Scenario.prepare(azure);
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void runToTheEnd(Path diagram) {
    azure.deploy(Bpmn.readModelFromFile(diagram.toFile()));

    ProcessInstance instance =
        azure.start(
            diagram.getFileName().toString().replaceFirst("\\..*", ""), Scenario.variables());
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  void useEachVersionOfEachTemplate() throws IOException {
    Set<String> used =
        diagrams().flatMap(DiagramsDrawnEarlierTest::templates).collect(Collectors.toSet());

    try (Stream<Path> files = Files.list(VERSIONED)) {
      assertThat(used)
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  private static Stream<String> templates(Path diagram) {
    try {
      return TEMPLATE
          .matcher(Files.readString(diagram))
          .results()
          .map((MatchResult used) -> used.group(1) + "-" + used.group(2) + ".json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
