package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever manages the dependencies of a project, it gets the versions that we test with: the same,
 * another patch, or a newer one.
 */
class DependenciesIT {

  private static final Path PROJECTS = Path.of("target", "dependencies");
  private static final String LIST = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:list";
  private static final Path PAGE = Path.of("..", "DEPENDENCIES.md");

  /** A row of the page's last table: artifact, version and licence. */
  private static final Pattern ROW =
      Pattern.compile("^\\| `([\\w.-]+:[\\w.-]+)` \\| (\\S+) \\| [^|]+ \\|$");

  private static final Pattern RESOLVED =
      Pattern.compile("^ +([\\w.-]+:[\\w.-]+):jar:(?:[\\w-]+:)?([^:]+):(?:compile|runtime)");
  private static final Pattern MINOR = Pattern.compile("^\\d+\\.\\d+");

  /** Nothing is in these any more: they refer to kotlin-stdlib, which has it all. */
  private static final String EMPTY = "org.jetbrains.kotlin:kotlin-stdlib-";

  @BeforeAll
  static void resolve() throws IOException, MavenInvocationException {
    UserProject.writeAllTo(PROJECTS);
    Maven.run(PROJECTS, LIST, "-DincludeScope=runtime", "-DoutputFile=dependencies.txt");
  }

  static Stream<UserProject> projects() {
    return UserProject.all().filter(project -> project.management() != Management.OURS);
  }

  @ParameterizedTest
  @MethodSource("projects")
  void getsTheVersionsThatAreTested(UserProject project) throws IOException {
    Map<String, String> resolved = dependencies(project);

    Map<String, String> expected = dependencies(project.with(Management.OURS));
    expected.keySet().removeAll(project.management().doesWithout());
    expected.keySet().removeAll(project.management().hasOlder());

    assertThat(expected)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            (library, tested) ->
                assertThat(resolved.get(library))
                    .as("%s, tested with %s", library, tested)
                    .isNotNull()
                    .satisfies(version -> assertIsAsGoodAs(tested, version)));
  }

  @ParameterizedTest
  @MethodSource("projects")
  void doesNotGetWhatWasLeftOut(UserProject project) throws IOException {
    assertThat(dependencies(project))
        .doesNotContainKeys("com.microsoft.azure:adal4j", "com.azure:azure-core-http-netty");
  }

  @Test
  void areAllOnThePage() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        listed.put(row.group(1), row.group(2));
      }
    }

    Map<String, String> all = dependencies(new UserProject(Artifact.CORE, Management.OURS));
    all.keySet().removeIf(library -> library.startsWith("io.github.azurebatch:"));
    assertThat(listed).isEqualTo(all);
  }

  @Test
  void haveNoVulnerabilityButWhatThePageAccepts() throws IOException {
    AdvisoryCheck check = new AdvisoryCheck(Files.readString(PAGE));
    Map<UserProject, List<String>> affected = new LinkedHashMap<>();
    for (UserProject project : UserProject.all().toList()) {
      affected.put(project, check.affected(dependencies(project), project.where()));
    }

    assertThat(affected)
        .allSatisfy((project, found) -> assertThat(found).as(project.name()).isEmpty());
    assertThat(check.unused()).as("what no project needs to accept").isEmpty();
  }

  @Test
  void wouldBeSeenToHaveEachVulnerabilityOfThePage() throws IOException {
    AdvisoryCheck check = new AdvisoryCheck(Files.readString(PAGE));

    Map<String, String> all = dependencies(new UserProject(Artifact.CORE, Management.OURS));

    assertThat(check.advisories())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            advisory -> {
              Map<String, String> lowered = new TreeMap<>(all);
              lowered.put(advisory.library(), advisory.from());
              assertThat(check.affected(lowered, Set.of()))
                  .anyMatch(found -> found.contains(advisory.ids()));
            });
  }

  private static void assertIsAsGoodAs(String tested, String version) {
    if (!minor(version).equals(minor(tested))) {
      assertThat(Version.parse(version)).isGreaterThanOrEqualTo(Version.parse(tested));
    }
  }

  private static String minor(String version) {
    Matcher matcher = MINOR.matcher(version);
    return matcher.find() ? matcher.group() : version;
  }

  private static Map<String, String> dependencies(UserProject project) throws IOException {
    Map<String, String> dependencies = new TreeMap<>();
    Path list = PROJECTS.resolve(project.name()).resolve("dependencies.txt");
    for (String line : Files.readAllLines(list)) {
      RESOLVED
          .matcher(line)
          .results()
          .filter(match -> !match.group(1).startsWith(EMPTY))
          .forEach(match -> dependencies.put(match.group(1), match.group(2)));
    }
    return dependencies;
  }
}
