package io.github.azurebatch.camunda.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What contributors and their machines are told. */
class RepositoryTest {

  private static final Path GITHUB = Page.ROOT.resolve(".github");
  private static final Path BUILD = GITHUB.resolve("workflows/build.yml");
  private static final Pattern ACTION = Pattern.compile("uses: (\\S+)");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+[a-z]\\w*)`");

  static Stream<Path> yamlFiles() throws IOException {
    return Repository.files(".github", ".yml").stream();
  }

  @ParameterizedTest
  @MethodSource("yamlFiles")
  void yamlCanBeRead(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);

    Object content = new Yaml(new SafeConstructor(strict)).load(Page.text(file));

    assertThat(content).isInstanceOf(Map.class);
  }

  @Test
  void theWorkflowRunsWhatContributorsRun() {
    assertThat(Page.text(BUILD))
        .contains("run: .ci/run", "run: .ci/release")
        .contains("java: ['17', '21', '25']")
        .contains("java-version: ${{ matrix.java }}")
        .contains("JAVA_25_HOME: ${{ env.JAVA_HOME_25_X64 }}");
    assertThat(Page.ROOT.resolve(".ci/run")).isExecutable();
    assertThat(Page.ROOT.resolve(".ci/release")).isExecutable();
  }

  @Test
  void actionsArePinned() {
    assertThat(ACTION.matcher(Page.text(BUILD)).results().map(action -> action.group(1)))
        .isNotEmpty()
        .allSatisfy(action -> assertThat(action).matches("actions/[\\w-]+@(v\\d+.*|[0-9a-f]{40})"));
  }

  @Test
  void contributorsFindTheClassesThatTheyAreSentTo() throws IOException {
    List<String> named =
        CLASS
            .matcher(Page.text(GITHUB.resolve("CONTRIBUTING.md")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .toList();

    assertThat(classes()).containsAll(named);
    assertThat(named).hasSizeGreaterThan(10);
  }

  private static Set<String> classes() throws IOException {
    return Repository.files("plugin", ".java").stream()
        .map(file -> file.getFileName().toString())
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .collect(Collectors.toSet());
  }
}
