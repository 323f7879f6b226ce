package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.wait.queued.QueueReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators read of each code and each reason; and a test tries each. */
class RunbookTest {

  private static final Pattern TABLE =
      Pattern.compile(
          "\\| (?:code|reason) \\| [^|]+ \\| how to see it[^|]* \\| what to do \\|\\n[|-]+\\n((?:\\|.*\\n)+)");
  private static final Pattern ROW = Pattern.compile("\\| (`[^|]+`) \\|(?: [^| ][^|]* \\|){3}");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  static Stream<String> codesAndReasons() {
    return Stream.concat(
        Arrays.stream(FaultCode.values()).map(FaultCode::bpmnErrorCode),
        Arrays.stream(QueueReason.Kind.values()).map(QueueReason.Kind::text));
  }

  @Test
  void thePageExplainsAllOfThemAndNothingElse() {
    List<String> rows =
        TABLE
            .matcher(Page.OPERATORS.text())
            .results()
            .flatMap(table -> table.group(1).lines())
            .toList();

    assertThat(rows).allMatch(row -> ROW.matcher(row).matches(), "has four cells with a text");
    assertThat(rows.stream().flatMap(RunbookTest::names))
        .containsExactlyInAnyOrderElementsOf(codesAndReasons().toList());
  }

  private static Stream<String> names(String row) {
    String firstCell = row.split("\\|")[1];
    return NAME.matcher(firstCell).results().map((MatchResult name) -> name.group(1));
  }

  @Test
  void noOtherCodeIsSaidToBeTried() throws IOException {
    assertThat(tried().stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(codesAndReasons().toList());
  }

  @ParameterizedTest
  @MethodSource("codesAndReasons")
  void aTestTriesIt(String code) throws IOException {
    String[] test = tried().getProperty(code).split("#");
    String source = Page.text(file(test[0] + ".java"));

    assertThat(source).containsPattern(method(test[1]));
    assertThat(source).containsPattern(mentioned(code));
  }

  private static Properties tried() throws IOException {
    Properties tried = new Properties();
    try (InputStream file = RunbookTest.class.getResourceAsStream("/tried.properties")) {
      tried.load(file);
    }
    return tried;
  }

  private static Path file(String name) throws IOException {
    for (String module : List.of("core", "integration-tests")) {
      Path sources = Page.ROOT.resolve("plugin").resolve(module).resolve("src/test/java");
      try (Stream<Path> files = Files.walk(sources)) {
        List<Path> found = files.filter(file -> file.endsWith(name)).toList();
        if (!found.isEmpty()) {
          return found.get(0);
        }
      }
    }
    throw new AssertionError(name + " does not exist");
  }

  /** With the annotations of a test before it, of which each begins a line. */
  private static Pattern method(String name) {
    return Pattern.compile(
        "\\n  @(Test|ParameterizedTest)\\n(  @.*\\n)*  void " + Pattern.quote(name) + "\\(");
  }

  /** In words, or as the constant of that name. */
  private static Pattern mentioned(String code) {
    String constant = code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return Pattern.compile("\"" + code + "\"|\\b" + constant + "\\b");
  }
}
