package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that users copy, in a copy that lies outside of this repository. */
class StarterProjectIT {

  private static final Path PROJECT = Path.of("..", "..", "examples", "starter-project");
  private static final String TEMPLATES = "azure-batch.json";
  private static final Pattern STARTED = Pattern.compile("(Started Application) in");

  private static Path copy;
  private static String built;

  @BeforeAll
  static void buildACopy(@TempDir Path outside) throws Exception {
    copy = outside;
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path file : files.filter(StarterProjectIT::isOfTheProject).toList()) {
        copy(file, copy.resolve(PROJECT.relativize(file)));
      }
    }
    built = Maven.run(copy, "verify");
  }

  /** What somebody has built in the folder itself is left out. */
  private static boolean isOfTheProject(Path file) {
    return Files.isRegularFile(file) && !file.startsWith(PROJECT.resolve("target"));
  }

  private static void copy(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(file, target);
  }

  @Test
  void runsItsTestsWithInstalledArtifacts() {
    assertThat(built).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
  }

  @Test
  void startsAsAnApplication() throws Exception {
    try (LocalServices services = LocalServices.start()) {
      List<String> command = ShortJvm.command();
      command.addAll(List.of("-jar", "target/starter-project-1.0-SNAPSHOT.jar"));
      command.add("--server.port=0");
      services.properties().forEach((name, value) -> command.add("--" + name + "=" + value));

      try (RunningProgram application = RunningProgram.start(copy, command, STARTED)) {
        assertThat(application.awaitLine()).isEqualTo("Started Application");
      }
    }
  }

  @Test
  void hasTheTemplatesOfThisVersion() {
    assertThat(PROJECT.resolve(".camunda/element-templates").resolve(TEMPLATES))
        .as("copy bpmn/element-templates/%s to examples/starter-project again", TEMPLATES)
        .hasSameBinaryContentAs(Path.of("..", "..", "bpmn/element-templates").resolve(TEMPLATES));
  }
}
