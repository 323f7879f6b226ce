package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page. */
class PagesTest {

  private static final int LONGEST_LINE = 160;
  private static final Pattern MEASURED = Pattern.compile("<!-- measured \"(.+?)\": (.+?) -->");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  static Stream<Page> pages() throws IOException {
    return Page.all();
  }

  @Test
  void areFound() throws IOException {
    assertThat(Page.all()).contains(Page.README, Page.MODELLERS, Page.OPERATORS, Page.BENCHMARKS);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void haveLinesThatFitOnAScreen(Page page) {
    assertThat(page.linesOutsideTables())
        .filteredOn(line -> line.length() > LONGEST_LINE)
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linkToWhatExists(Page page) {
    assertThat(page.links()).allSatisfy(PagesTest::leadsToWhatExists);
  }

  private static void leadsToWhatExists(Page.Link link) {
    assertThat(link.target()).exists();
    if (link.anchor() != null) {
      assertThat(new Page(link.target()).anchors()).contains(link.anchor());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void takeTheirSnippetsFromFiles(Page page) {
    assertThat(page.snippets())
        .allSatisfy(
            snippet ->
                assertThat(withoutIndent(Page.text(snippet.file())))
                    .contains(withoutIndent(snippet.text())));
  }

  private static String withoutIndent(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n")).strip();
  }

  @Test
  void showSnippetsToUsersAndModellers() {
    assertThat(Page.README.snippets()).hasSizeGreaterThan(5);
    assertThat(Page.MODELLERS.snippets()).hasSizeGreaterThan(5);
  }

  @Test
  void takeTheirNumbersFromTheBenchmarks() {
    List<String> items = List.of(Page.README.text().split("\n- "));

    assertThat(items)
        .filteredOn(item -> MEASURED.matcher(item).find())
        .hasSizeGreaterThan(2)
        .allSatisfy(
            item ->
                assertThat(MEASURED.matcher(item).results())
                    .allSatisfy(measured -> isMeasured(measured, COMMENT.matcher(item))));
  }

  private static void isMeasured(MatchResult measured, Matcher comments) {
    List<String> numbers = List.of(measured.group(2).split(", "));
    assertThat(comments.replaceAll("").split("[^0-9.]+|[.](?!\\d)")).containsAll(numbers);
    assertThat(row(measured.group(1)).split("[^0-9.]+")).containsAll(numbers);
  }

  private static String row(String name) {
    return Page.BENCHMARKS.rows().stream()
        .filter(row -> row.startsWith("| " + name + " "))
        .map(row -> row.substring(name.length() + 2))
        .collect(Collectors.collectingAndThen(Collectors.toList(), PagesTest::only));
  }

  private static String only(List<String> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showEveryExampleWithItsDiagramAndItsCommand(Path example) {
    String name = example.getFileName().toString();

    assertThat(Page.README.text()).contains("(examples/" + name + "/README.md)");
    assertThat(example.resolve("README.md"))
        .content()
        .containsPattern("!\\[[^]]+]\\(../../bpmn/diagrams/.+\\.svg\\)")
        .contains("java -jar examples/" + name + "/target/" + name + ".jar");
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Page.ROOT.resolve("examples"))) {
      return folders.filter(PagesTest::isBuiltWithTheOthers).toList().stream();
    }
  }

  /** The project to start from is not: it has no parent of ours, and no diagram of an example. */
  private static boolean isBuiltWithTheOthers(Path example) {
    return Page.text(Page.ROOT.resolve("pom.xml"))
        .contains("<module>examples/" + example.getFileName() + "</module>");
  }

  @Test
  void nameTheProjectToStartFrom() {
    assertThat(Page.README.text()).contains("(examples/starter-project/README.md)");
    assertThat(Page.ROOT.resolve("examples/starter-project/pom.xml")).exists();
  }
}
