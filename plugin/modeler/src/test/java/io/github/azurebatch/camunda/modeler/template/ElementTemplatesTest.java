package io.github.azurebatch.camunda.modeler.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.impl.engine.activity.ActivityBean;
import io.github.azurebatch.camunda.impl.engine.check.ActivityInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The templates say what the activities take, and their files are up to date.
 *
 * <p>{@code -Dwrite} writes the files. It never changes the file of a version that there is: a
 * diagram made with it has its number. Raise the version, or remove the file if it was never
 * released.
 */
class ElementTemplatesTest {

  private static final Path FOLDER = Path.of("..", "..", "bpmn", "element-templates");
  private static final Path CURRENT = FOLDER.resolve("azure-batch.json");
  private static final Path IN_THE_STARTER_PROJECT =
      Path.of("..", "..", "examples/starter-project/.camunda/element-templates/azure-batch.json");
  private static final boolean IS_WRITING = System.getProperty("write") != null;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the schema of Camunda 8 knows, and the modeler of Camunda 7 leaves out or ignores. */
  private static final Set<String> UNKNOWN_TO_CAMUNDA_7 =
      Set.of("condition", "tooltip", "optional", "feel", "generatedValue");

  static Stream<Template> templates() {
    return Templates.all().stream();
  }

  @Test
  void areInOneFileForAProject() throws IOException {
    String text = TemplateJson.file(Templates.all());
    if (IS_WRITING) {
      Files.createDirectories(CURRENT.getParent());
      Files.writeString(CURRENT, text);
      Files.writeString(IN_THE_STARTER_PROJECT, text);
    }

    assertThat(CURRENT).hasContent(text.stripTrailing());
    assertThat(IN_THE_STARTER_PROJECT).hasSameBinaryContentAs(CURRENT);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void areKeptInEachVersion(Template template) throws IOException {
    String text = TemplateJson.text(new TemplateJson(template).node());
    Path file = FOLDER.resolve("versioned").resolve(fileName(template));
    if (IS_WRITING && Files.notExists(file)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }

    assertThat(file)
        .as("Its text has changed: raise the version of %s", template.id())
        .hasContent(text.stripTrailing());
  }

  /** A modeler finds a template by its id, and offers its newest version. */
  @Test
  void haveIdsAndNamesOfTheirOwn() {
    assertThat(templates().map(Template::id)).doesNotHaveDuplicates();
    assertThat(templates().map(Template::name)).doesNotHaveDuplicates();
  }

  /** The modeler's search finds nothing for a word that was typed twice. */
  @ParameterizedTest
  @MethodSource("templates")
  void areFoundByTheirNames(Template template) {
    assertThat(template.name().split(" ")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void offerEachInputOfAnActivity(ActivityBean bean) {
    assertThat(
            templates()
                .filter(template -> template.bean() == bean)
                .flatMap(template -> template.fields().stream())
                .map(Field::input)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ActivityInputs.of(bean).names());
  }

  @ParameterizedTest
  @MethodSource("templates")
  void haveEachInputOnce(Template template) {
    assertThat(template.fields().stream().map(Field::input)).doesNotHaveDuplicates();
    assertThat(template.fields().stream().map(Field::label)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void askForWhatTheActivityNeeds(Template template) {
    assertThat(template.fields().stream().map(Field::input))
        .containsAll(ActivityInputs.of(template.bean()).needed().toList());
  }

  /** The modeler sorts groups by their first property, and the public validator checks neither. */
  @ParameterizedTest
  @MethodSource("templates")
  void haveTheirGroupsInOrder(Template template) {
    JsonNode node = new TemplateJson(template).node();
    List<String> used =
        elements(node.path("properties"))
            .filter(property -> property.has("group"))
            .map(property -> property.path("group").asText())
            .distinct()
            .toList();

    assertThat(elements(node.path("groups")).map(group -> group.path("id").asText()))
        .containsExactlyElementsOf(used);
    assertThat(used).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void useOnlyWhatTheModelerOfCamunda7Knows(Template template) {
    Set<String> names = new HashSet<>();
    collectNames(new TemplateJson(template).node(), names);

    assertThat(names).doesNotContainAnyElementsOf(UNKNOWN_TO_CAMUNDA_7);
    assertThat(names).doesNotContain("null");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void explainEachField(Template template) {
    assertThat(template.fields())
        .allSatisfy(
            field -> {
              assertThat(field.description()).hasSizeBetween(20, 260).matches("(?s).*[^.]");
              assertThat(field.label()).matches("[A-Z].*");
            });
  }

  /** What a field has at first passes its own pattern, and so do expressions. */
  @ParameterizedTest
  @MethodSource("templates")
  void havePatternsThatTakeExpressionsAndNothingWhereNothingIsNeeded(Template template) {
    elements(new TemplateJson(template).node().path("properties"))
        .filter(property -> property.at("/constraints/pattern").isObject())
        .forEach(
            property -> {
              Pattern pattern = Pattern.compile(property.at("/constraints/pattern/value").asText());
              boolean isNeeded = property.at("/constraints/notEmpty").asBoolean();
              String label = property.path("label").asText();
              assertThat(pattern.matcher("${a.b}").find()).as(label).isTrue();
              assertThat(pattern.matcher("x-#{a}").find()).as(label).isTrue();
              assertThat(pattern.matcher("no, not this!").find()).as(label).isFalse();
              assertThat(pattern.matcher("").find()).as(label).isNotEqualTo(isNeeded);
              assertThat(pattern.matcher(property.path("value").asText("${x}")).find()).isTrue();
            });
  }

  @Test
  void areListedOnTheModellersPageInTheirOrder() throws IOException {
    String page = Files.readString(FOLDER.resolveSibling("README.md"));

    assertThat(
            Pattern.compile("(?m)^\\| (Azure Batch: [^|]+) \\|")
                .matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1)))
        .containsExactlyElementsOf(TemplateNames.all());
  }

  @Test
  void areInTheOrderInWhichThePageExplainsTheirActivities() throws IOException {
    String page = Files.readString(FOLDER.resolveSibling("README.md"));

    assertThat(templates().map(Template::bean).distinct().map(ActivityBean::beanName))
        .containsExactlyElementsOf(
            Pattern.compile("(?m)^### `\\$\\{(\\w+)}`$")
                .matcher(page)
                .results()
                .map((MatchResult heading) -> heading.group(1))
                .toList());
  }

  @Test
  void areInTheJar() throws IOException {
    String packed = "/META-INF/camunda-azure-batch/element-templates/azure-batch.json";
    try (var stream = ActivityInputs.class.getResourceAsStream(packed)) {
      assertThat(stream).as(packed).isNotNull();
      assertThat(JSON.readTree(stream)).isEqualTo(JSON.readTree(CURRENT.toFile()));
    }
  }

  private static String fileName(Template template) {
    String shortId = template.id().substring(template.id().lastIndexOf('.') + 1);
    return shortId + "-" + template.version() + ".json";
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static void collectNames(JsonNode node, Set<String> names) {
    node.fieldNames().forEachRemaining(names::add);
    if (node.isNull()) {
      names.add("null");
    }
    node.forEach(child -> collectNames(child, names));
  }
}
