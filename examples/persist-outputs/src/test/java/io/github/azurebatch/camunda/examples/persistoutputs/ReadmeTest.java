package io.github.azurebatch.camunda.examples.persistoutputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.spring.boot.AzureBatchProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The READMEs show nothing that is not in a file that is built and tested, and leave nothing out.
 */
class ReadmeTest {

  private static final Path ROOT = Path.of("..", "..");

  private static final Pattern SNIPPET =
      Pattern.compile("<!-- from (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([^)]+))?\\)");
  private static final Pattern METER = Pattern.compile("\"(camunda\\.azurebatch\\.[a-z.]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  @TestFactory
  Stream<DynamicTest> takesItsSnippetsFromFiles() throws IOException {
    return SNIPPET
        .matcher(readme())
        .results()
        .map(snippet -> DynamicTest.dynamicTest(snippet.group(1), () -> isInItsFile(snippet)));
  }

  private static void isInItsFile(MatchResult snippet) throws IOException {
    String file = Files.readString(ROOT.resolve(snippet.group(1)));

    assertThat(withoutIndent(file)).contains(withoutIndent(snippet.group(2)));
  }

  private static String withoutIndent(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  @Test
  void hasSnippets() throws IOException {
    assertThat(SNIPPET.matcher(readme()).results()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("readmes")
  void linksToFilesThatAreThere(Path readme) throws IOException {
    assertThat(LINK.matcher(Files.readString(readme)).results())
        .isNotEmpty()
        .allSatisfy(link -> leadsToWhatIsThere(readme, link));
  }

  private static void leadsToWhatIsThere(Path readme, MatchResult link) throws IOException {
    Path target = link.group(1).isEmpty() ? readme : readme.resolveSibling(link.group(1));
    assertThat(target).exists();
    if (link.group(2) != null) {
      assertThat(HEADING.matcher(Files.readString(target)).results())
          .extracting(heading -> anchor(heading.group(1)))
          .contains(link.group(2));
    }
  }

  /** As GitHub makes it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showsEveryExampleWithItsDiagramAndItsCommand(Path example) throws IOException {
    String name = example.getFileName().toString();

    assertThat(readme()).contains("(examples/" + name + "/README.md)");
    assertThat(example.resolve("README.md"))
        .content()
        .containsPattern("!\\[.+]\\(../../bpmn/diagrams/.+\\.svg\\)")
        .contains("java -jar examples/" + name + "/target/" + name + ".jar");
  }

  static Stream<Path> readmes() throws IOException {
    Stream<Path> folders = Stream.of(ROOT, ROOT.resolve("bpmn"), ROOT.resolve("plugin/benchmarks"));
    return Stream.concat(folders, examples()).map(folder -> folder.resolve("README.md"));
  }

  static Stream<Path> examples() throws IOException {
    return Files.list(ROOT.resolve("examples"))
        .filter(directory -> Files.exists(directory.resolve("pom.xml")));
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryBean(ActivityBean bean) throws IOException {
    assertThat(readme()).contains("| `${" + bean.beanName() + "}` |");
    assertThat(readmeForModellers()).contains("### `${" + bean.beanName() + "}`");
  }

  @Test
  void namesEveryProperty() throws IOException {
    assertThat(AzureBatchProperties.class.getRecordComponents())
        .extracting(component -> DataObjectPropertyName.toDashedForm(component.getName()))
        .allSatisfy(property -> assertThat(readme()).contains("| `" + property));
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryErrorCode(FaultCode code) throws IOException {
    assertThat(readmeForModellers()).contains("| `" + code.bpmnErrorCode() + "` |");
  }

  @Test
  void namesEveryMeter() throws IOException {
    assertThat(meters()).isNotEmpty().allSatisfy(meter -> assertThat(readme()).contains(meter));
  }

  private static List<String> meters() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("plugin/core/src/main/java"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> METER.matcher(text(file)).results())
          .map(meter -> "`" + meter.group(1) + "`")
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readmeForModellers() throws IOException {
    return Files.readString(ROOT.resolve("bpmn/README.md"));
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
