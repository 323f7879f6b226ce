package io.github.azurebatch.camunda.process.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * In the tests that are chosen for each build, classes of each package of the plugin's engine part
 * have run. Their JVM writes down which classes it initializes, and this is its last test.
 */
@Order(Integer.MAX_VALUE)
class EveryPackageTest {

  private static final Path WRITTEN_DOWN = Path.of("target", "initialized.txt");

  private static final Pattern INITIALIZED =
      Pattern.compile("(?m)^\\d+ Initializing '(io/github/azurebatch/[\\w/]+)'");

  private static final Pattern OF_THE_ENGINE_PART =
      Pattern.compile("^(io/github/azurebatch/camunda/impl/engine/(?:\\w+/)*)\\w+(?:\\.class)?$");

  /**
   * Of all classes; the others are interfaces, or for what is rare and takes long to come about.
   */
  private static final double MOST = 0.95;

  @Test
  void hasRun() throws Exception {
    Set<String> all = ours();
    Set<String> ran = initialized();

    assertThat(packages(ran)).hasSizeGreaterThan(40).isEqualTo(packages(all));
    assertThat(all)
        .filteredOn(ran::contains)
        .as("not run: %s", all.stream().filter(name -> !ran.contains(name)).toList())
        .hasSizeGreaterThan((int) (all.size() * MOST));
  }

  private static Set<String> ours() throws Exception {
    URI location =
        AzureBatchProcessEnginePlugin.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI();
    try (JarFile jar = new JarFile(Path.of(location).toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> OF_THE_ENGINE_PART.matcher(name).matches())
          .map(name -> name.replace(".class", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> initialized() throws IOException {
    return INITIALIZED
        .matcher(Files.readString(WRITTEN_DOWN))
        .results()
        .map(name -> name.group(1))
        .filter(name -> OF_THE_ENGINE_PART.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> packages(Set<String> classes) {
    return classes.stream()
        .flatMap(name -> OF_THE_ENGINE_PART.matcher(name).results())
        .map((MatchResult name) -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
