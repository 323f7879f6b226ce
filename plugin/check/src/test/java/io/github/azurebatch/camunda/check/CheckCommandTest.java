package io.github.azurebatch.camunda.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckCommandTest {

  private static final Path ROOT = Path.of("..", "..");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private final Path folder;
  private final Given given;

  CheckCommandTest(@TempDir Path folder) {
    this.folder = folder;
    this.given = new Given(folder);
  }

  private int run(String... arguments) {
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(List.of(arguments));
    return Models.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words.toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void saysNothingOfGoodModelsAndEndsWith0() throws IOException {
    assertThat(run(given.good("a.bpmn"), given.good("b.bpmn"))).isZero();
    assertThat(lines()).isEmpty();
    assertThat(err.toString()).isEqualToIgnoringNewLines("2 files checked: 0 errors, 0 warnings");
  }

  @Test
  void namesThePlaceOfEachMistakeAsCompilersDoAndEndsWith1() throws IOException {
    String bad = given.bad("bad.bpmn");

    assertThat(run(given.good("good.bpmn"), bad)).isEqualTo(1);
    assertThat(lines())
        .containsExactly(
            bad
                + ":5:5: error: Activity 'Step': the input 'jobId' is missing; ${azureBatchRunTask} needs it [Step]",
            bad
                + ":5:5: error: Activity 'Step': the input 'commandLine' is missing; ${azureBatchRunTask} needs it [Step]");
  }

  @Test
  void checksTheOthersWhereAFileIsMissingOrNoXmlAndEndsWith2() throws IOException {
    String missing = folder.resolve("missing.bpmn").toString();
    String text = given.file("text.bpmn", "hello");
    String bad = given.bad("bad.bpmn");

    assertThat(run(missing, text, bad)).isEqualTo(2);
    assertThat(lines())
        .hasSize(4)
        .startsWith(missing + ": error: there is no such file")
        .anyMatch(line -> line.startsWith(text + ":1:1: error: not XML that can be read: "))
        .anyMatch(line -> line.startsWith(bad + ":5:5: error: "));
  }

  @Test
  void takesAllModelsBelowADirectoryEachOnce() throws IOException {
    String bad = given.bad("models/deep/bad.bpmn");
    given.file("models/readme.txt", "hello");
    given.good("models/good.bpmn");

    assertThat(run(folder.resolve("models").toString(), bad)).isEqualTo(1);
    assertThat(lines()).hasSize(2).allMatch(line -> line.startsWith(bad));
    assertThat(err.toString()).contains("2 files");
  }

  @Test
  void refusesADirectoryWithoutModels() {
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("there is no .bpmn file below this directory");
  }

  @Test
  void countsWarningsOnlyWhereItIsTold() throws IOException {
    String doubtful = given.doubtful("doubtful.bpmn");

    assertThat(run(doubtful)).isZero();
    assertThat(lines()).isNotEmpty().allMatch(line -> line.contains(": warning: "));
    assertThat(run("--fail-on", "warning", doubtful)).isEqualTo(1);
  }

  @Test
  void writesTheReportToAFileAndTheTextToTheOutput() throws IOException {
    Path report = folder.resolve("report.sarif");

    assertThat(run("--format", "sarif", "-o", report.toString(), given.bad("bad.bpmn")))
        .isEqualTo(1);
    assertThat(report).content().contains("\"2.1.0\"");
    assertThat(lines()).hasSize(2).allMatch(line -> line.contains("bad.bpmn:5:5: error: "));
  }

  @Test
  void saysWhereTheReportCannotBeWritten() throws IOException {
    String nowhere = folder.resolve("none/report").toString();

    assertThat(run("-o", nowhere, given.good("good.bpmn"))).isEqualTo(2);
    assertThat(err.toString()).contains("--output", nowhere).doesNotContain("\tat ");
  }

  @Test
  void knowsWhatTheApplicationGivesItsModels() throws IOException {
    String model = given.good("good.bpmn");
    String without =
        given.file(
            "without.bpmn",
            Files.readString(Path.of(model))
                .replace(" camunda:historyTimeToLive=\"P1D\"", "")
                .replace("someBean", "azureBatchReport"));

    assertThat(run(without)).isEqualTo(1);
    assertThat(lines()).hasSize(2);
    assertThat(run("--history-time-to-live=P180D", "--delegate=azureBatchReport", without))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--format=yaml", "--fail-on=nothing", "--history-time-to-live=soon", "--no"})
  void endsWith2WhereAnOptionIsWrong(String option) throws IOException {
    assertThat(run(option, given.good("good.bpmn"))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains(option.split("=")[0]).doesNotContain("\tat ");
  }

  @Test
  void endsWith2WithoutAFile() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("FILE");
  }

  @Test
  void helps() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("text, sarif, junit", "error or warning", "Exit status");
  }

  @Test
  void findsNothingInTheModelsOfThisRepository() throws IOException {
    List<String> models = new ArrayList<>();
    for (String folder : List.of("bpmn", "examples", "plugin/outside/projects")) {
      models.addAll(modelsBelow(ROOT.resolve(folder)));
    }
    models.add(0, "--fail-on=warning");

    assertThat(run(models.toArray(String[]::new))).as(out.toString()).isZero();
    assertThat(models).hasSizeGreaterThan(7);
  }

  /** But for the copies that builds make. */
  private static List<String> modelsBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(Path::toString)
          .filter(file -> file.endsWith(".bpmn") && !file.contains("target"))
          .toList();
    }
  }
}
