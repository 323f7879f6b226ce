package io.github.azurebatch.camunda.process.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Of each folder of process tests a class runs in each build, or it is said why none does. */
class EveryCapabilityTest {

  private static final Path FOLDERS =
      Path.of("target/test-classes/io/github/azurebatch/camunda/process");

  private static final Map<String, String> NONE_OF =
      Map.of(
          "campaign", "it takes hours, and is run on demand",
          "roles", "what an identity may do is decided by Azure",
          "support", "that is what tests are made with",
          "world", "what changes there is at Azure, or is the network");

  private static final List<String> CHOSEN =
      List.of(System.getProperty("fork.tests", "").split(","));

  @Test
  @DisabledIfSystemProperty(named = "fork.tests", matches = ".*\\*.*", disabledReason = "all run")
  void runsInEachBuild() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS).filter(Files::isDirectory)) {
      assertThat(folders)
          .hasSizeGreaterThan(20)
          .allSatisfy(
              folder ->
                  assertThat(hasAClass(folder))
                      .as("a class of '%s' is in fork.tests", folder.getFileName())
                      .isEqualTo(!NONE_OF.containsKey(folder.getFileName().toString())));
    }
  }

  private static boolean hasAClass(Path folder) {
    return CHOSEN.stream().anyMatch(name -> Files.exists(folder.resolve(name + ".class")));
  }
}
