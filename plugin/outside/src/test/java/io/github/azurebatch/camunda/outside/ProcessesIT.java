package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A process runs to its end where the parts are put together by somebody else. */
class ProcessesIT {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path PROJECTS = Path.of("projects");
  private static final Path APPLICATION = Path.of("target", "application.jar");
  private static final Path PROPERTIES =
      PROJECTS.resolve("spring-boot/src/main/resources/application.properties");

  private static final Pattern LINES = Pattern.compile("^lines: (.*)$");

  private static LocalServices services;

  @BeforeAll
  static void startServices() throws IOException {
    services = LocalServices.start();
  }

  @AfterAll
  static void stopServices() {
    services.close();
  }

  @Test
  void runsInASpringBootApplication() throws Exception {
    Path project = PROJECTS.resolve("spring-boot");
    Maven.run(project, "clean", "package");
    List<String> command = ShortJvm.command();
    command.addAll(List.of("-jar", project.resolve(APPLICATION).toString()));
    services.properties().forEach((name, value) -> command.add("--" + name + "=" + value));

    String log = log(command);

    assertThat(log).contains("Process Engine default created", "lines: 42");
    assertIsReadable(log);
  }

  @Test
  void runsInAnEngineWithoutDependencyManagement() throws Exception {
    Path project = PROJECTS.resolve("plain-engine");
    Maven.run(project, "clean", "package");
    List<String> command = ShortJvm.command();
    Properties properties = properties();
    properties.putAll(services.properties());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-jar", project.resolve(APPLICATION).toString()));

    String log = log(command);

    assertThat(log).contains("Process Engine default created", "lines: 42");
    assertIsReadable(log);
  }

  @Test
  void runsInATestWithTheTestLibrary() throws Exception {
    String log = Maven.run(PROJECTS.resolve("test-library"), "clean", "test");

    assertThat(log).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
    assertIsReadable(log);
  }

  private static Properties properties() throws IOException {
    Properties properties = new Properties();
    try (Reader file = Files.newBufferedReader(PROPERTIES)) {
      properties.load(file);
    }
    return properties;
  }

  private static String log(List<String> command) throws Exception {
    try (RunningProgram program = RunningProgram.start(HERE, command, LINES)) {
      return program.awaitEnd();
    }
  }

  /** Neither warnings nor errors, of whomever, and nothing at all of the SDKs. */
  private static void assertIsReadable(String log) {
    assertThat(log.lines())
        .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"))
        .noneMatch(line -> line.contains("com.azure") || line.contains("com.microsoft"))
        .noneMatch(line -> line.contains("okhttp") || line.contains("az.sdk.message"));
  }
}
