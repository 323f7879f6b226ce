package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process runs to its end where the parts are put together by somebody else. */
class ProcessesIT {

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path PROJECTS = Path.of("projects");
  private static final Path APPLICATION = Path.of("target", "application.jar");
  private static final Path ON_SHARED_ENGINES = PROJECTS.resolve("shared-engine/target/lib");
  private static final Path PROPERTIES =
      PROJECTS.resolve("spring-boot/src/main/resources/application.properties");

  private static final Path METADATA =
      Path.of(
          "../spring-boot-starter/src/main/resources/META-INF/spring-configuration-metadata.json");

  private static final Pattern PROPERTY =
      Pattern.compile("\"name\": \"camunda\\.bpm\\.azure-batch\\.");

  private static final String BOOT_4_0 = "spring-boot-4.0";
  private static final String BOOT_4 = "spring-boot-4";

  private static final String KEY = "camunda.bpm.azure-batch.accounts.default.storage.account-key";
  private static final String WRONG_KEY = "d3JvbmcgYnV0IGJhc2U2NA==";

  private static final Pattern LINES = Pattern.compile("^lines: (.*)$");

  private static final String SETTING = "camunda.bpm.azure-batch.poll-interval";
  private static final Pattern TOLD = Pattern.compile("^(The property '" + SETTING + "' is .*)$");

  /** Its auto-configuration names a class that Spring Boot 4 has moved, which changes nothing. */
  private static final Pattern CAMUNDAS =
      Pattern.compile(
          ".* WARN .*@AutoConfigureAfter on class .*\\.CamundaBpmAutoConfiguration: .*");

  /** Of JDK 24 and later, about what libraries use of it. */
  private static final Pattern OF_THE_JVM = Pattern.compile("(?m)^WARNING: .*\\R?");

  /** There are projects with tests only. */
  private static final String EMPTY =
      "[WARNING] JAR will be empty - no content was marked for inclusion!";

  private static LocalServices services;
  private static String built;

  /** One run of Maven for all projects takes half the time of a run for each. */
  @BeforeAll
  static void startServicesAndBuildTheProjects() throws Exception {
    services = LocalServices.start();
    built = Maven.run(PROJECTS, "--fail-at-end", "clean", "package");
  }

  @AfterAll
  static void stopServices() {
    services.close();
  }

  static Stream<Jvm> jvms() {
    return Jvm.present();
  }

  static Stream<Arguments> onSpringBoot4() {
    return jvms()
        .flatMap(jvm -> Stream.of(BOOT_4_0, BOOT_4).map(project -> Arguments.of(jvm, project)));
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void runsInASpringBootApplication(Jvm jvm) throws Exception {
    String log = log(springBoot(jvm, "spring-boot"));

    assertThat(log).contains("Process Engine default created", "lines: 42");
    assertIsReadable(log);
  }

  @ParameterizedTest
  @MethodSource("onSpringBoot4")
  void runsInASpringBoot4ApplicationWithItsHealthAndItsMeters(Jvm jvm, String project)
      throws Exception {
    String log = log(springBoot(jvm, project));

    assertThat(log)
        .contains("Process Engine default created", "lines: 42")
        .contains("health: UP", "submitted: 2.0", "described: " + described());
    assertIsReadable(CAMUNDAS.matcher(log).replaceAll(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {BOOT_4_0, BOOT_4})
  void aSpringBoot4ApplicationTellsOfAWrongProperty(String project) throws Exception {
    List<String> command = springBoot(Jvm.OF_THE_TESTS, project);
    command.add("--" + SETTING + "=never");

    try (RunningProgram program = RunningProgram.start(HERE, command, TOLD)) {
      assertThat(program.awaitLine()).contains("'never'", "a duration");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BOOT_4_0, BOOT_4})
  void aSpringBoot4ApplicationIsDownWithAWrongKey(String project) throws Exception {
    List<String> command = springBoot(Jvm.OF_THE_TESTS, project);
    command.addAll(List.of("--" + KEY + "=" + WRONG_KEY, "--until-health=DOWN"));

    String log = log(command);

    assertThat(log)
        .contains("health: DOWN")
        .containsPattern("details: .*default, storage=cannot be used since .*status 403")
        .doesNotContain(WRONG_KEY);
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void runsInAnEngineWithoutDependencyManagement(Jvm jvm) throws Exception {
    String log = log(withSystemProperties(jvm, "-jar", application("plain-engine")));

    assertThat(log).contains("Process Engine default created", "lines: 42");
    assertIsReadable(log);
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void runsOnAServerThatHasTheShadedJarInItsFolderUserlib(Jvm jvm) throws Exception {
    try (RunServer server = RunServer.start(jvm, ShadedJar.RUN.file(), propertiesHere())) {
      assertThat(server.run("count-lines", "lines")).isEqualTo(42);
      assertThat(server.log()).contains("Process Engine default created");
      assertIsReadable(server.log());
    }
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void runsInAnEngineThatHasTheShadedJarBesideIt(Jvm jvm, @TempDir Path folder) throws Exception {
    String classPath =
        String.join(
            File.pathSeparator,
            PROJECTS.resolve("shared-engine/target/classes").toString(),
            ON_SHARED_ENGINES.resolve("*").toString(),
            ShadedJar.SHARED_ENGINE.file().toString());

    List<String> command = jvm.command();
    command.add("-Dazure-batch.properties=" + pluginProperties(folder));
    command.addAll(List.of("-cp", classPath, "com.example.SharedEngine"));
    String log = log(command);

    assertThat(log).contains("lines: 42");
    assertIsReadable(log);
  }

  /**
   * As the file of a shared engine has them: without a prefix. It has keys, so it does not stay.
   */
  private static Path pluginProperties(Path folder) throws Exception {
    String prefix = "camunda.bpm.azure-batch.";
    Properties properties = propertiesHere();
    List<String> lines =
        properties.stringPropertyNames().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()) + "=" + properties.getProperty(name))
            .toList();
    return Files.write(folder.resolve("shared-engine.properties"), lines);
  }

  @Test
  void theShadedJarsReferToNothingThatIsMissing() throws Exception {
    Path libraries = HERE.resolve("target/libraries-of-run");
    ShadedJar.unpackLibraries(RunServer.application(), libraries);

    assertThat(ShadedJar.RUN.missing(libraries)).isEmpty();
    assertThat(ShadedJar.SHARED_ENGINE.missing(ON_SHARED_ENGINES)).isEmpty();
  }

  @Test
  void whatIsMissingIsFound(@TempDir Path empty) throws Exception {
    assertThat(ShadedJar.SHARED_ENGINE.missing(empty))
        .contains("org.camunda.bpm.engine.ProcessEngine", "org.slf4j.LoggerFactory");
  }

  @Test
  void theShadedJarsHaveNoClassThatTheServerHas() throws Exception {
    assertThat(ShadedJar.RUN.classes())
        .doesNotContainAnyElementsOf(ShadedJar.classes(RunServer.application()));
    assertThat(ShadedJar.SHARED_ENGINE.classes())
        .doesNotContainAnyElementsOf(ShadedJar.classesIn(ON_SHARED_ENGINES));
  }

  @Test
  void runsInATestWithTheTestLibrary() {
    assertThat(built).contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
    assertIsReadable(built.replace(EMPTY, ""));
  }

  /** As many properties as the source of the metadata describes. */
  static long described() throws IOException {
    String metadata = Files.readString(METADATA);
    return PROPERTY
        .matcher(
            metadata.substring(metadata.indexOf("\"properties\""), metadata.indexOf("\"hints\"")))
        .results()
        .count();
  }

  private static List<String> springBoot(Jvm jvm, String project) throws Exception {
    List<String> command = jvm.command();
    command.addAll(List.of("-jar", application(project)));
    services.properties().forEach((name, value) -> command.add("--" + name + "=" + value));
    return command;
  }

  private static List<String> withSystemProperties(Jvm jvm, String... program) throws Exception {
    List<String> command = jvm.command();
    propertiesHere().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of(program));
    return command;
  }

  private static Properties propertiesHere() throws Exception {
    Properties properties = properties();
    properties.putAll(services.properties());
    return properties;
  }

  private static String application(String project) {
    return PROJECTS.resolve(project).resolve(APPLICATION).toString();
  }

  static Properties properties() throws IOException {
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
    assertThat(OF_THE_JVM.matcher(log).replaceAll("").lines())
        .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"))
        .noneMatch(line -> line.contains("com.azure") || line.contains("com.microsoft"))
        .noneMatch(line -> line.contains("okhttp") || line.contains("az.sdk.message"));
  }
}
