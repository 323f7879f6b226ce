package io.github.azurebatch.camunda.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects with Camunda are moved to a fork by our recipes, on the same database: what waits goes
 * on, what has failed is retried, and what was cancelled is terminated.
 */
class MovingIT {

  private static final Path PROJECTS = Path.of("projects");
  private static final Path RECIPES = Path.of("..", "forks", "rewrite.yml");
  private static final Path HERE = Path.of("target", "moving").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String MAIN = "com.example.Moving";
  private static final Pattern LINES = Pattern.compile("^lines: (.*)$");
  private static final Pattern LEFT = Pattern.compile("^left: (.*)$");
  private static final Pattern LEASE = Pattern.compile("waits azure-batch-[^,\\]]+");

  private static final String DEPENDENCIES =
      "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

  private static final String SETTING = "operaton.bpm.azure-batch.poll-interval";
  private static final Pattern TOLD = Pattern.compile("^(The property '" + SETTING + "' is .*)$");

  /** What Operaton's own recipe makes of the names of properties. */
  private static final UnaryOperator<String> RENAMED =
      text -> text.replace("camunda.bpm.azure-batch", "operaton.bpm.azure-batch");

  private static EmbeddedPostgres database;
  private static LocalServices services;

  @BeforeAll
  static void buildAllProjects() throws Exception {
    database = EmbeddedPostgres.start();
    services = LocalServices.start();
    Recipe toOperaton = Recipe.named("io.github.azurebatch.camunda.MoveToOperaton", RECIPES);
    Recipe toCibSeven = Recipe.named("io.github.azurebatch.camunda.MoveToCibSeven", RECIPES);
    UnaryOperator<String> operaton = pom -> withJsonPath(toOperaton.pom(pom));
    copy("processes", "processes", text -> text, pom -> pom);
    copy("moving", "camunda", text -> text, pom -> pom);
    copy("moving", "cibseven", toCibSeven::sources, toCibSeven::pom);
    copy("moving", "operaton", toOperaton::sources, operaton);
    copy("spring-boot", "spring-boot", RENAMED, pom -> pom);
    copy(
        "spring-boot-4",
        "operaton-boot",
        text -> onSpringBoot3(toOperaton.sources(text)),
        pom -> operaton.apply(withStarter(onSpringBoot3(pom))));
    Aggregator.write(HERE, List.of("camunda", "cibseven", "operaton", "operaton-boot"));
    Maven.run(
        HERE,
        "compile",
        DEPENDENCIES + "copy-dependencies",
        "-DincludeScope=runtime",
        "-DoutputDirectory=target/lib");
    Maven.run(
        HERE,
        "--non-recursive",
        DEPENDENCIES + "copy",
        "-Dartifact=org.operaton.spin:operaton-spin-dataformat-json-jackson:1.0.0",
        "-DoutputDirectory=json");
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    database.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cibseven", "operaton"})
  void goesOnWithTheFork(String fork) throws Exception {
    Map<String, String> properties = withServices(Map.of("database", newDatabase(fork)));
    Path folder = newFolder(fork);
    properties.put("folder", folder.toString());
    properties.put("camunda.bpm.azure-batch.poll-interval", "PT1S");
    // the fork removes what has expired, and is to tell before of the leases that it finds
    properties.put("camunda.bpm.azure-batch.lease-duration", "PT2M");

    String left = begin(properties);
    assertThat(left).startsWith("2 wait(s), 1 Camunda job(s), leases: ");
    ProcessHandle ofTheCancelled = process(folder);
    assertThat(ofTheCancelled.isAlive()).isTrue();
    Files.createFile(folder.resolve("go"));

    List<String> command = command(fork, properties);
    command.add(MAIN);
    assertThat(log(command))
        .contains("org." + fork + ".bpm.engine", "lines: [42, 42]")
        .containsPattern("found leases: .*" + Pattern.quote(leaseIn(left)));
    assertThat(ofTheCancelled.onExit()).succeedsWithin(PATIENCE);
  }

  @Test
  void runsInASpringBootApplicationWithOperatonWithItsHealthAndItsMeters() throws Exception {
    assertThat(log(springBoot()))
        .contains("o.o.b.s.b.s", "lines: 42")
        .contains("health: UP", "submitted: 2.0", "described: " + ProcessesIT.described());
  }

  @Test
  void aSpringBootApplicationWithOperatonTellsOfAWrongProperty() throws Exception {
    List<String> command = springBoot();
    command.add("--" + SETTING + "=never");

    try (RunningProgram program = RunningProgram.start(HERE, command, TOLD)) {
      assertThat(program.awaitLine()).contains("'never'", "a duration");
    }
  }

  private static List<String> springBoot() throws Exception {
    List<String> command = command("operaton-boot", Map.of());
    command.add("com.example.Application");
    services
        .properties()
        .forEach((name, value) -> command.add("--" + RENAMED.apply(name) + "=" + value));
    return command;
  }

  @Test
  void noneKeepsTheEngineOfCamunda() throws Exception {
    assertThat(libraries("camunda")).anyMatch(name -> name.startsWith("camunda-engine-7."));
    for (String moved : List.of("cibseven", "operaton", "operaton-boot")) {
      assertThat(libraries(moved))
          .as(moved)
          .anyMatch(name -> name.matches("(cibseven|operaton)-engine-\\d.*"))
          .filteredOn(name -> name.startsWith("camunda-"))
          .isNotEmpty()
          .allMatch(name -> name.startsWith("camunda-azure-batch-"));
    }
  }

  private static List<String> libraries(String project) throws IOException {
    try (Stream<Path> files = Files.list(HERE.resolve(project).resolve("target/lib"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String newDatabase(String name) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return database.getJdbcUrl("postgres", name);
  }

  /** Where tasks and tests tell each other something. */
  private static Path newFolder(String name) throws IOException {
    Path folder = Files.createDirectories(HERE.resolve("files").resolve(name));
    Files.deleteIfExists(folder.resolve("go"));
    Files.writeString(folder.resolve("endless"), "");
    return folder;
  }

  /** What Camunda leaves to the fork; its node dies and gives nothing back. */
  private static String begin(Map<String, String> properties) throws Exception {
    List<String> command = command("camunda", properties);
    // it begins to stop right after a round, and the next one would give its leases back
    command.addAll(
        List.of(
            "-Dcamunda.bpm.azure-batch.poll-interval=PT4S",
            "-Dcamunda.bpm.azure-batch.lease-duration=PT45S",
            MAIN,
            "begin"));
    try (RunningProgram camunda = RunningProgram.start(HERE, command, LEFT)) {
      return camunda.awaitLine();
    }
  }

  /** What the task that is cancelled runs, by whichever id the task itself sees. */
  private static ProcessHandle process(Path folder) {
    String[] arguments = {"-f", folder.resolve("endless").toString()};
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .filter(
                        process ->
                            Arrays.equals(process.info().arguments().orElse(null), arguments))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String leaseIn(String line) {
    Matcher lease = LEASE.matcher(line);
    assertThat(lease.find()).as(line).isTrue();
    return lease.group();
  }

  private static String log(List<String> command) throws Exception {
    try (RunningProgram program = RunningProgram.start(HERE, command, LINES)) {
      return program.awaitEnd();
    }
  }

  private static Map<String, String> withServices(Map<String, String> more) throws Exception {
    Map<String, String> all = new HashMap<>(more);
    ProcessesIT.properties()
        .forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value)));
    all.putAll(services.properties());
    return all;
  }

  private static List<String> command(String project, Map<String, String> properties) {
    List<String> command = new ArrayList<>(ShortJvm.command());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    String target = HERE.resolve(project).resolve("target").toString();
    String json = project.startsWith("operaton") ? ":" + HERE.resolve("json") + "/*" : "";
    command.addAll(List.of("-cp", target + "/classes:" + target + "/lib/*" + json));
    return command;
  }

  /**
   * The JSON format itself is added to the class path, as the parent of its POM is not to be had.
   */
  private static String withJsonPath(String pom) {
    return with("com.jayway.jsonpath", "json-path", "2.9.0", pom);
  }

  /** What runs on Spring Boot 4 as it does on the version that Operaton is for. */
  private static String onSpringBoot3(String text) {
    return text.replace("<version>4.1.2</version>", "<version>3.5.16</version>")
        .replace("boot.health.actuate.endpoint", "boot.actuate.health")
        .replace("IndicatedHealthDescriptor", "Health");
  }

  /** Some name it, though ours brings it. */
  private static String withStarter(String pom) {
    return with("org.camunda.bpm.springboot", "camunda-bpm-spring-boot-starter", "7.24.0", pom);
  }

  private static String with(String group, String artifact, String version, String pom) {
    return pom.replaceFirst(
        "<dependencies>",
        """
        <dependencies>
          <dependency>
            <groupId>%s</groupId>
            <artifactId>%s</artifactId>
            <version>%s</version>
          </dependency>"""
            .formatted(group, artifact, version));
  }

  private static void copy(
      String project, String name, UnaryOperator<String> sources, UnaryOperator<String> pom)
      throws IOException {
    ProjectCopy.write(
        PROJECTS.resolve(project),
        HERE.resolve(name),
        sources,
        text -> pom.apply(text).replace(">" + project + "<", ">" + name + "<"));
  }
}
