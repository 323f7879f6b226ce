package io.github.azurebatch.camunda.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it, without a class path. */
class StandaloneJarIT {

  private static final Path WORKFLOW = Path.of("src/test/resources/check-models.yml");
  private static final Pattern IN_WORKFLOW =
      Pattern.compile("run: java -jar \\S+-standalone\\.jar (.+)");
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final int PATIENCE_IN_MINUTES = 3;

  private final Path folder;
  private final Given given;

  StandaloneJarIT(@TempDir Path folder) {
    this.folder = folder;
    this.given = new Given(folder);
  }

  /** What a process left. */
  private record Ended(int status, String out, String err) {}

  private Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-jar", property("check.jar")));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("It did not end, and printed:\n" + Files.readString(out));
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty(name), () -> name + " is set by the build: run 'mvn verify'");
  }

  @Test
  void findsNothingInTheModelsOfThisRepository() throws Exception {
    Ended ended = run("check", "--fail-on", "warning", "../../bpmn");

    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).matches("\\d+ files checked: 0 errors, 0 warnings\n");
    assertThat(ended.status()).isZero();
  }

  @Test
  void printsMistakesAndNothingElse() throws Exception {
    String bad = given.bad("bad.bpmn");

    Ended ended = run("check", bad, folder.resolve("missing.bpmn").toString());

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.out().lines()).hasSize(3).allMatch(line -> line.contains(": error: "));
    assertThat(ended.err()).isEqualTo("2 files checked: 3 errors, 0 warnings\n");
    assertThat(run("check", bad).status()).isEqualTo(1);
  }

  @Test
  void writesReports() throws Exception {
    String bad = given.bad("bad.bpmn");

    assertThat(run("check", "--format", "sarif", bad).out()).startsWith("{").endsWith("}\n");
    assertThat(run("check", "--format", "junit", bad).out())
        .startsWith("<?xml")
        .contains("<failure");
  }

  @Test
  void writesUtf8WhateverTheLocaleIs() throws Exception {
    String model = Files.readString(Path.of(given.bad("bad.bpmn")));
    String bad = given.file("bad.bpmn", model.replace("Step", "Prüfen"));

    assertThat(run("check", bad).out()).contains("[Prüfen]");
    assertThat(run("check", "--format=sarif", bad).out()).contains("\"Prüfen\"");
    assertThat(run("check", "--format=junit", bad).out()).contains("[Prüfen]");
  }

  /** The page for users shows it. */
  @Test
  void worksAsInTheWorkflow() throws Exception {
    Matcher arguments = IN_WORKFLOW.matcher(Files.readString(WORKFLOW));
    assertThat(arguments.find()).isTrue();
    String bad = given.bad("src/main/resources/bad.bpmn");
    Path report = folder.resolve("models.sarif");

    Ended ended =
        run(
            arguments
                .group(1)
                .replace("target/models.sarif", report.toString())
                .replace("src/main/resources", folder.resolve("src/main/resources").toString())
                .split(" "));

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains(bad + ":5:5: error: ");
    assertThat(report).content().contains("\"startLine\" : 5");
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(run("--version").out())
        .isEqualTo("camunda-azure-batch-check " + property("check.version") + "\n");
  }
}
